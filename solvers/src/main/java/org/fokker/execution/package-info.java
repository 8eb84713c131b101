/** Provides the workers that share independent tasks among threads, and the listener that hears of progress. */
@org.jspecify.annotations.NullMarked
package org.fokker.execution;
