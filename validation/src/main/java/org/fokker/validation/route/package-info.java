/** Provides the routes by which a scenario's law is computed, each with a bound of its own error. */
@org.jspecify.annotations.NullMarked
package org.fokker.validation.route;
