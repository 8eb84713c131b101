/** Provides the Fokker–Planck problem and the contracts between space discretisations and time integrators. */
@org.jspecify.annotations.NullMarked
package org.fokker.fokkerplanck;
