package org.fokker.validation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.fokker.method.Method;
import org.junit.jupiter.api.Test;

/** Validation stands on top of the library: it uses, and is not used. */
class LayeringTest {
    /** Test classes wherever the build puts its output, which the option that comes with ArchUnit does not know. */
    private static final ImportOption NOT_TESTS = location -> !location.contains("/test-classes/");

    private static final JavaClasses EVERYTHING =
            new ClassFileImporter().withImportOption(NOT_TESTS).importPackages("org.fokker");

    @Test
    void theLibraryKnowsNothingOfItsValidation() {
        assertTrue(EVERYTHING.contain(Method.class), "the library is on the class path of this test");
        noClasses()
                .that()
                .resideOutsideOfPackage("org.fokker.validation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.fokker.validation..")
                .check(EVERYTHING);
    }

    @Test
    void thePackagesHaveNoCycles() {
        slices().matching("org.fokker.validation.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(EVERYTHING);
    }

    @Test
    void theVectorApiStaysInTheKernels() {
        noClasses()
                .that()
                .resideInAPackage("org.fokker.validation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .allowEmptyShould(true)
                .check(EVERYTHING);
    }

    /** Studies of stochastic schemes and of samplers stand on it as those of grids do. */
    @Test
    void theLaboratoryKnowsNothingOfWhatItMeasures() {
        classes()
                .that()
                .resideInAPackage("org.fokker.validation.converge..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation..",
                        "org.fokker.execution..",
                        "org.fokker.method..",
                        "org.fokker.statistics..",
                        "org.fokker.validation.converge..",
                        "org.fokker.validation.result..")
                .check(EVERYTHING);
    }
}
