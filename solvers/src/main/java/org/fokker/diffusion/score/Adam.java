package org.fokker.diffusion.score;

/** The optimiser of D. P. Kingma and J. Ba (ICLR 2015), algorithm 1, with their usual decay rates. */
final class Adam {

    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double SMALL = 1e-8;

    private final double[] first;
    private final double[] second;
    private double firstPower = 1;
    private double secondPower = 1;

    Adam(int parameters) {
        first = new double[parameters];
        second = new double[parameters];
    }

    /**
     * Makes a step.
     *
     * @param parameters changed
     * @param gradient of the loss
     * @param rate step size
     */
    void step(double[] parameters, double[] gradient, double rate) {
        firstPower *= FIRST_DECAY;
        secondPower *= SECOND_DECAY;
        double scale = rate / (1 - firstPower);
        double correction = 1 / (1 - secondPower);
        for (int i = 0; i < parameters.length; i++) {
            first[i] = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * gradient[i];
            second[i] = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * gradient[i] * gradient[i];
            parameters[i] -= scale * first[i] / (Math.sqrt(second[i] * correction) + SMALL);
        }
    }
}
