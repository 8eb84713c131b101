package org.fokker.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What is chosen, and what is said about it. */
class KernelChoiceTest {

    @Test
    void withoutTheModuleAutoIsScalarAndNamesTheFlag() {
        KernelSet set = KernelChoice.choose("auto", false);
        assertEquals(0, set.vectorBits());
        assertTrue(set.description().contains("--add-modules jdk.incubator.vector"), set.description());
    }

    @Test
    void scalarCanBeDemanded() {
        assertEquals(0, KernelChoice.choose("scalar", true).vectorBits());
    }

    @Test
    void simdWithoutTheModuleIsAnError() {
        var e = assertThrows(IllegalStateException.class, () -> KernelChoice.choose("simd", false));
        assertTrue(e.getMessage().contains("--add-modules jdk.incubator.vector"), e.getMessage());
    }

    @Test
    void unknownWishIsAnErrorThatNamesTheChoices() {
        var e = assertThrows(IllegalArgumentException.class, () -> KernelChoice.choose("avx", true));
        assertTrue(e.getMessage().contains("avx") && e.getMessage().contains("scalar, simd or auto"), e.getMessage());
    }

    @Test
    void descriptionAndWidthBelongTogether() {
        assertEquals(Kernels.vectorBits() > 0, Kernels.description().endsWith("-bit SIMD"), Kernels.description());
    }
}
