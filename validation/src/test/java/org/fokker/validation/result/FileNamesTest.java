package org.fokker.validation.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileNamesTest {

    @Test
    void namesLeaveNoDirectory() {
        assertEquals("__.._etc_passwd", FileNames.safe("../../etc/passwd"));
        assertEquals("_", FileNames.safe(".."));
        assertEquals("_", FileNames.safe(""));
        assertEquals("three-modes_2", FileNames.safe("three-modes/2"));
    }

    @Test
    void noTwoNamesAreTheSameEvenWithoutCase() {
        FileNames names = new FileNames();
        assertEquals("a_b.csv", names.unique("a b", ".csv"));
        assertEquals("a_b-2.csv", names.unique("a/b", ".csv"));
        assertEquals("A_b-3.csv", names.unique("A b", ".csv"));
    }

    @Test
    void timesArePlainDecimals() {
        assertEquals(
                List.of("0", "1", "0.05", "0.00001", "100000000"),
                List.of(
                        FileNames.decimal(0),
                        FileNames.decimal(1),
                        FileNames.decimal(0.05),
                        FileNames.decimal(1e-5),
                        FileNames.decimal(1e8)));
    }
}
