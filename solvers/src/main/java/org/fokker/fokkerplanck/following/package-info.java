/** Provides boxes that follow the density: a moving frame in which a fixed number of cells resolves the law at every time. */
@org.jspecify.annotations.NullMarked
package org.fokker.fokkerplanck.following;
