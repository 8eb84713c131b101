package org.fokker.validation.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An array of numbers, packed for a page as base64 of little-endian values.
 *
 * @param type {@code f4}: single precision; {@code u2}: unsigned 16-bit integers q that mean {@code low + step * q}
 * @param data the values in base64
 * @param low the value of q = 0, only of type {@code u2}
 * @param step the distance between neighbouring values, only of type {@code u2}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Packed(
        String type,
        String data,
        @Nullable Double low,
        @Nullable Double step) {

    private static final int LEVELS = 65535;

    /** Packs with seven significant digits per value. */
    static Packed single(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putFloat((float) value);
        }
        return new Packed("f4", Base64.getEncoder().encodeToString(bytes.array()), null, null);
    }

    /** Packs with an error of at most 1/131070 of the range of the finite values; others become the lowest value. */
    static Packed levels(double[] values) {
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
        double step = high > low ? (high - low) / LEVELS : 1;
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putShort((short) (Double.isFinite(value) ? Math.round((value - low) / step) : 0));
        }
        return new Packed("u2", Base64.getEncoder().encodeToString(bytes.array()), low, step);
    }
}
