/** Provides axes, grids of cells and densities on them. */
@org.jspecify.annotations.NullMarked
package org.fokker.grid;
