package org.fokker.validation.result;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {

    @Test
    void densitiesMustFitTheirAxes() {
        List<double[]> axes = List.of(new double[2], new double[3]);
        assertThrows(IllegalArgumentException.class, () -> new Profile("grid", 0, axes, new double[5], null));
        assertThrows(IllegalArgumentException.class, () -> new Profile("grid", 0, axes, new double[6], new double[5]));
        assertThrows(
                IllegalArgumentException.class, () -> new Movie("grid", new double[2], axes, List.of(new double[6])));
    }
}
