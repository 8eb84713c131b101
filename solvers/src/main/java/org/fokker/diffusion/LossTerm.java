package org.fokker.diffusion;

/**
 * The expectation of one loss.
 *
 * @param time t
 * @param loss the loss
 */
record LossTerm(double time, NoiseLoss loss) implements NoisedTerm {

    @Override
    public boolean usesCurvature() {
        return loss.usesCovariance();
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public void evaluate(NoisedDraws draws, double[][] values) {
        loss.evaluate(draws, values[0]);
    }

    @Override
    public void quadraticForms(NoisedDraws centre, double[][] k) {
        loss.quadraticForm(centre, k[0]);
    }
}
