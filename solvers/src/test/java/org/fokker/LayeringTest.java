package org.fokker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The packages of the library from the ground up, and what each of them must not know of. */
class LayeringTest {
    private static final String ROOT = "org.fokker.";

    /** Each package may use only those that stand before it. A new package needs a place here. */
    static final List<String> FROM_THE_GROUND_UP = List.of(
            "execution",
            "method",
            "kernel",
            "random",
            "statistics",
            "distribution",
            "process",
            "grid",
            "fokkerplanck",
            "particle",
            "diffusion",
            "transport");

    /** Test classes wherever the build puts its output, which the option that comes with ArchUnit does not know. */
    private static final ImportOption NOT_TESTS = location -> !location.contains("/test-classes/");

    private static final JavaClasses LIBRARY =
            new ClassFileImporter().withImportOption(NOT_TESTS).importPackages("org.fokker");

    @Test
    void everyClassStandsInAPackageOfTheTable() {
        assertFalse(LIBRARY.isEmpty());
        classes().should().resideInAnyPackage(within(FROM_THE_GROUND_UP)).check(LIBRARY);
    }

    @ParameterizedTest
    @FieldSource("FROM_THE_GROUND_UP")
    void noPackageUsesOneThatStandsAboveIt(String name) {
        List<String> above =
                FROM_THE_GROUND_UP.subList(FROM_THE_GROUND_UP.indexOf(name) + 1, FROM_THE_GROUND_UP.size());
        noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(within(above))
                .allowEmptyShould(true)
                .check(LIBRARY);
    }

    @Test
    void particlesKnowNothingOfGrids() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "particle..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(within(List.of("grid", "fokkerplanck")))
                .allowEmptyShould(true)
                .check(LIBRARY);
    }

    /** The name matters to the build: javadoc runs without the incubator module and leaves the classes of this name out. */
    @Test
    void onlyTheSimdKernelsUseTheVectorApi() {
        noClasses()
                .that()
                .haveNameNotMatching("org\\.fokker\\.kernel\\.Simd.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .check(LIBRARY);
    }

    @Test
    void theLibraryPrintsNothing() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(LIBRARY);
    }

    @Test
    void theLibraryParsesAndPlotsNothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml.jackson..",
                        "picocli..",
                        "org.tomlj..",
                        "org.knowm.xchart..",
                        "me.tongfei.progressbar..",
                        "java.awt..",
                        "javax.swing..")
                .check(LIBRARY);
    }

    private static String[] within(List<String> names) {
        return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
    }
}
