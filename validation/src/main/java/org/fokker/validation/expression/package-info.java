/** Provides formulas in the coordinates of a point: their grammar, derivatives, and evaluation over arrays of points. */
@NullMarked
package org.fokker.validation.expression;

import org.jspecify.annotations.NullMarked;
