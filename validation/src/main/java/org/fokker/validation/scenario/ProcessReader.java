package org.fokker.validation.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fokker.distribution.Potential;
import org.fokker.method.ParameterException;
import org.fokker.method.Parameters;
import org.fokker.process.AffineGaussianProcess;
import org.fokker.process.IsotropicNoise;
import org.fokker.process.LangevinProcess;
import org.fokker.process.ProcessSettings;
import org.fokker.process.Processes;

/**
 * Reads {@code [process]}. The registered processes know their parameters themselves; what only a scenario can say is a drift
 * by formulas, a potential by a formula, and when a run ends.
 */
final class ProcessReader {

    private static final String POTENTIAL = "potential";
    private static final String MEAN = "mean";

    private static final double USUAL_END = 1;

    private ProcessReader() {}

    /**
     * A process and the times at which it makes sense.
     *
     * @param spec the process
     * @param defaultEnd end time if the file gives none
     * @param lastTime the process exists before this time
     */
    record Timed(ProcessSpec spec, double defaultEnd, double lastTime) {}

    static Timed read(Section section, int dimension) {
        List<String> kinds = new ArrayList<>(Processes.registry().names());
        kinds.addAll(CustomProcesses.KINDS);
        String kind = section.choice("kind", "process", kinds);
        Timed process = CustomProcesses.KINDS.contains(kind)
                ? new Timed(CustomProcesses.read(section, kind, dimension), USUAL_END, Double.POSITIVE_INFINITY)
                : registered(section, kind, dimension);
        section.finish();
        return process;
    }

    private static Timed registered(Section section, String kind, int dimension) {
        Optional<Potential> potential = kind.equals("langevin")
                ? Optional.of(Formulas.potential(section, POTENTIAL, dimension))
                : Optional.empty();
        ProcessSettings settings = settings(section, dimension);
        IsotropicNoise process;
        try {
            process = Processes.of(kind, settings);
        } catch (ParameterException refusal) {
            throw refused(section, refusal);
        }
        if (potential.isPresent() && process instanceof LangevinProcess langevin) {
            process = langevin.in(potential.get());
        }
        ProcessSpec spec = new ProcessSpec(kind, process, equilibrium(process));
        return process instanceof AffineGaussianProcess affine
                ? new Timed(
                        spec, affine.schedule().usualEnd(), affine.schedule().lastTime())
                : new Timed(spec, USUAL_END, Double.POSITIVE_INFINITY);
    }

    private static Optional<Equilibrium> equilibrium(IsotropicNoise process) {
        return process instanceof LangevinProcess langevin
                ? Optional.of(new Equilibrium.Gibbs(langevin.potential(), langevin.temperature(), true))
                : Optional.empty();
    }

    private static ScenarioException refused(Section section, ParameterException refusal) {
        if (refusal.known().contains(refusal.parameter())) {
            return section.error(refusal.parameter(), refusal.complaint());
        }
        List<String> keys = new ArrayList<>(List.of("kind"));
        keys.addAll(refusal.known());
        return section.unknownKey(refusal.parameter(), keys);
    }

    /** The keys that have not been asked for yet: numbers, words, and the centre, which may be one number for all axes. */
    private static ProcessSettings settings(Section section, int dimension) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        double[] mean = {};
        for (String key : section.others()) {
            if (key.equals(MEAN)) {
                mean = mean(section, dimension);
            } else if (section.isNumber(key)) {
                numbers.put(key, section.number(key));
            } else {
                words.put(key, section.text(key));
            }
        }
        return new ProcessSettings(dimension, new Parameters(numbers, words), mean);
    }

    private static double[] mean(Section section, int dimension) {
        if (!section.isNumber(MEAN)) {
            return Points.vector(section, MEAN, dimension);
        }
        double[] mean = new double[dimension];
        Arrays.fill(mean, section.number(MEAN));
        return mean;
    }
}
