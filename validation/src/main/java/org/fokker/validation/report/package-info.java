/** Provides the report of a run for readers: one HTML page that needs no network, and pictures as PNG files. */
@org.jspecify.annotations.NullMarked
package org.fokker.validation.report;
