package org.fokker.validation.converge;

/**
 * One level of a ladder of resolutions.
 *
 * @param count how many steps, cells or samples
 * @param size the size that tends to zero; errors are powers of it
 */
public record Level(long count, double size) {

    /**
     * Checks that the level can be part of a ladder.
     *
     * @param count how many steps, cells or samples, ≥ 1
     * @param size the size that tends to zero, &gt; 0
     */
    public Level {
        if (count < 1 || !(size > 0) || Double.isInfinite(size)) {
            throw new IllegalArgumentException(
                    "a level needs a count >= 1 and a finite size > 0, got " + count + " and " + size);
        }
    }

    /**
     * Divides a length.
     *
     * @param length what is divided
     * @param count into how many parts
     * @return the level of size length/count
     */
    public static Level dividing(double length, long count) {
        return new Level(count, length / count);
    }
}
