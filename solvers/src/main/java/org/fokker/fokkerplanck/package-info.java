/**
 * Provides the Fokker–Planck problem, the contracts between space discretisations and time integrators, boxes that follow the
 * density, and problems with a chosen solution.
 */
@org.jspecify.annotations.NullMarked
package org.fokker.fokkerplanck;
