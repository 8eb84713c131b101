package org.fokker.validation.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An array of numbers, packed for a page as base64 of little-endian values.
 *
 * @param type {@code f4}: single precision; {@code u1}, {@code u2}: unsigned integers q of 8 or 16 bits that mean
 *     {@code low + step * q}
 * @param data the values in base64
 * @param low the value of q = 0, only of the integer types
 * @param step the distance between neighbouring values, only of the integer types
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Packed(
        String type,
        String data,
        @Nullable Double low,
        @Nullable Double step) {

    private static final int FINE = 65535;
    private static final int COARSE = 255;

    /** Packs with seven significant digits per value. */
    static Packed single(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putFloat((float) value);
        }
        return new Packed("f4", Base64.getEncoder().encodeToString(bytes.array()), null, null);
    }

    /** Packs with an error of at most 1/131070 of the range of the finite values; others become the lowest value. */
    static Packed fine(double[] values) {
        return levels(values, FINE);
    }

    /** Packs with an error of at most 1/510 of the range of the finite values, as fine as a colour map shows. */
    static Packed coarse(double[] values) {
        return levels(values, COARSE);
    }

    private static Packed levels(double[] values, int levels) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (!(low <= high)) {
            low = 0;
            high = 0;
        }
        double step = high > low ? (high - low) / levels : 1;
        int size = levels == COARSE ? 1 : 2;
        ByteBuffer bytes = ByteBuffer.allocate(size * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            long level = Double.isFinite(value) ? Math.round((value - low) / step) : 0;
            if (levels == COARSE) {
                bytes.put((byte) level);
            } else {
                bytes.putShort((short) level);
            }
        }
        return new Packed("u" + size, Base64.getEncoder().encodeToString(bytes.array()), low, step);
    }
}
