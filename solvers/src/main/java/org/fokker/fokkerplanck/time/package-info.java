/** Provides time integrators for semi-discretised equations. */
@org.jspecify.annotations.NullMarked
package org.fokker.fokkerplanck.time;
