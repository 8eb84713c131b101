/** Provides what every numerical method says of itself: its name, its promises, and the registry that lists it. */
@org.jspecify.annotations.NullMarked
package org.fokker.method;
