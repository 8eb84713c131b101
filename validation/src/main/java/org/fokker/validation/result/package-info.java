/** Provides the results of a run as plain records, and writes them as JSON, as CSV and as a directory with a manifest. */
@org.jspecify.annotations.NullMarked
package org.fokker.validation.result;
