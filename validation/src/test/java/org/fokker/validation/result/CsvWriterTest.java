package org.fokker.validation.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriterTest {

    @TempDir
    Path directory = Path.of("");

    @BeforeEach
    void write() throws IOException {
        CsvWriter.write(directory, Examples.results(), List.of(Examples.gallery()));
    }

    @Test
    void routesHaveAColumnForEveryFact() throws IOException {
        assertEquals(
                List.of(
                        "scenario,name,kind,seconds,unknowns,steps,massDefect,minimum,lambda,cellPeclet1",
                        "three-modes,\"grid, fine\",finite-volume,,400,200,1.0E-15,0.0,0.002,0.5",
                        "three-modes,particles,particles,0.25,1000,10,,0.0,,"),
                lines("routes.csv"));
    }

    @Test
    void comparisonsLeaveAFieldEmptyWhereANumberIsNotKnown() throws IOException {
        assertEquals(
                List.of(
                        "scenario,time,reference,route,l1,l2,linf,kl,hellinger,wasserstein1,scoreRms,expected,passed",
                        "three-modes,0.5,exact,\"grid, fine\",0.1,0.2,0.3,0.4,0.5,,0.7,1.0E-300,false"),
                lines("comparisons.csv"));
    }

    @Test
    void probesHaveAColumnPerDimensionAndFullPrecision() throws IOException {
        assertEquals(
                List.of(
                        "scenario,time,route,density,standardError,point1,point2",
                        "three-modes,0.5,\"grid, fine\",0.30000000000000004,0.0,0.3,-1.0"),
                lines("probes.csv"));
    }

    @Test
    void likelihoodsNameTheirNeglectedTerms() throws IOException {
        assertEquals(
                List.of(
                        "scenario,estimator,value,standardError,exact,bound,expectedGap,passed,point1,terms.priorMismatch",
                        "three-modes,elbo-discrete,-1.2,0.001,-1.1,lower,0.01,true,0.3,1.0E-5",
                        "three-modes,flow,,0.0,,,0.0,false,0.3,"),
                lines("likelihood.csv"));
    }

    @Test
    void densitiesListEveryCellWithTheLastAxisFastest() throws IOException {
        assertEquals(
                List.of(
                        "x1,x2,density",
                        "0.0,5.0,1.0",
                        "0.0,6.0,2.0",
                        "0.0,7.0,3.0",
                        "1.0,5.0,4.0",
                        "1.0,6.0,5.0",
                        "1.0,7.0,6.0"),
                lines("three-modes/density-grid__fine-0.5.csv"));
        assertEquals(
                List.of("x1,density,standardError", "0.0,0.1,0.002", "1.0,,0.0"),
                lines("three-modes/density-particles-0.0001.csv"));
    }

    @Test
    void anEmptyRunStillHasHeaders(@TempDir Path empty) throws IOException {
        Results none = new Results(1, "0", 0, new Machine("", "", 1, ""), List.of());
        CsvWriter.write(empty, none, List.of());
        assertEquals(
                "scenario,time,route,density,standardError",
                Files.readString(empty.resolve("probes.csv")).strip());
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }
}
