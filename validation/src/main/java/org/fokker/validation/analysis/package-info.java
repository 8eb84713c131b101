/** Provides the analyses of a scenario's process: numbers, their errors by refinement, and their references. */
@org.jspecify.annotations.NullMarked
package org.fokker.validation.analysis;
