/** Provides the scenario files: their records, the reader that refuses everything it does not understand, and the built-in ones. */
@NullMarked
package org.fokker.validation.scenario;

import org.jspecify.annotations.NullMarked;
