/** Provides the studies of the Fokker–Planck schemes, made from the registries: every entry is measured by what it offers. */
@org.jspecify.annotations.NullMarked
package org.fokker.validation.study;
