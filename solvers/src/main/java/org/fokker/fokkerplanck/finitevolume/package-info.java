/** Provides conservative finite-volume discretisations. */
@org.jspecify.annotations.NullMarked
package org.fokker.fokkerplanck.finitevolume;
