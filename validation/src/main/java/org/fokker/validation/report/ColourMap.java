package org.fokker.validation.report;

import java.awt.Color;
import java.util.Arrays;

/** Colour maps that colour-blind readers can tell apart and that keep their order in grey. */
final class ColourMap {

    /** Ten colours of “viridis”: perceived lightness rises evenly. */
    private static final int[] VIRIDIS = {
        0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725
    };

    /** White in the middle, blue below, vermilion above. */
    private static final int[] DIVERGING = {0x003f66, 0x5a9fcc, 0xffffff, 0xe8925a, 0x8a3500};

    /** Steps of a map, odd to have the middle among them: more than an eye, or eight bits, can tell apart. */
    private static final int STEPS = 1025;

    private static final int[] VIRIDIS_STEPS = steps(VIRIDIS);

    private static final int[] DIVERGING_STEPS = steps(DIVERGING);

    private ColourMap() {}

    /** The colour of a share between 0 and 1. */
    static int viridis(double share) {
        return look(VIRIDIS_STEPS, share);
    }

    /** The colour of a signed share between −1 and 1. */
    static int diverging(double share) {
        return look(DIVERGING_STEPS, (share + 1) / 2);
    }

    private static int look(int[] steps, double share) {
        return steps[(int) Math.round(Math.max(0, Math.min(1, share)) * (STEPS - 1))];
    }

    private static int[] steps(int[] anchors) {
        int[] steps = new int[STEPS];
        Arrays.setAll(steps, i -> interpolate(anchors, i / (STEPS - 1.0)));
        return steps;
    }

    private static int interpolate(int[] anchors, double share) {
        double at = Math.max(0, Math.min(1, share)) * (anchors.length - 1);
        int left = Math.min((int) at, anchors.length - 2);
        double f = at - left;
        Color a = new Color(anchors[left]);
        Color b = new Color(anchors[left + 1]);
        int red = (int) Math.round(a.getRed() + f * (b.getRed() - a.getRed()));
        int green = (int) Math.round(a.getGreen() + f * (b.getGreen() - a.getGreen()));
        int blue = (int) Math.round(a.getBlue() + f * (b.getBlue() - a.getBlue()));
        return red << 16 | green << 8 | blue;
    }
}
