package org.fokker.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that share independent, numbered tasks.
 *
 * <p>Which thread runs which task is not specified, so results are independent of the number of threads exactly when each
 * task writes only to its own place and reductions are made afterwards in the order of the tasks.
 */
public final class Workers implements AutoCloseable {

    private final int threads;
    private final ExecutorService pool;

    private Workers(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "fokker-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts workers.
     *
     * @param threads number of threads, at least 1
     * @return the workers, to be closed by the caller
     * @throws IllegalArgumentException if {@code threads < 1}
     */
    public static Workers of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        return new Workers(threads);
    }

    /** {@return the number of threads} */
    public int threads() {
        return threads;
    }

    /**
     * Runs {@code task} for the numbers 0 … tasks − 1 and waits for all of them. After a failure no further task is
     * begun. Must not be called from inside a task.
     *
     * @param tasks number of tasks
     * @param task the body, called once for each number
     * @throws RuntimeException the first failure of a task, as it was thrown
     */
    public void run(int tasks, IntConsumer task) {
        int helpers = Math.min(threads, tasks);
        if (helpers <= 1) {
            for (int i = 0; i < tasks; i++) {
                task.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable loop = () -> {
            try {
                for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                    task.accept(i);
                }
            } catch (Throwable failure) {
                next.set(tasks);
                throw failure;
            }
        };
        List<Future<?>> running = new ArrayList<>(helpers);
        for (int i = 0; i < helpers; i++) {
            running.add(pool.submit(loop));
        }
        await(running);
    }

    private static void await(List<Future<?>> running) {
        Throwable first = null;
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (ExecutionException failure) {
                first = first == null ? failure.getCause() : first;
            } catch (InterruptedException interruption) {
                running.forEach(each -> each.cancel(true));
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for workers", interruption);
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
    }

    /** Ends the threads. Tasks that are running finish. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
