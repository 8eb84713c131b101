/** Provides counter-based random streams: every number is a pure function of (seed, stream, path, index). */
@org.jspecify.annotations.NullMarked
package org.fokker.random;
