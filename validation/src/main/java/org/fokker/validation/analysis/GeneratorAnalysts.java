package org.fokker.validation.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.analysis.CellFunction;
import org.fokker.fokkerplanck.analysis.Currents;
import org.fokker.fokkerplanck.analysis.EffectiveTransport;
import org.fokker.fokkerplanck.analysis.EntropyProduction;
import org.fokker.fokkerplanck.analysis.FirstPassage;
import org.fokker.fokkerplanck.analysis.Spectrum;
import org.fokker.fokkerplanck.analysis.SteadyState;
import org.fokker.fokkerplanck.analysis.Wall;
import org.fokker.validation.expression.Expression;
import org.fokker.validation.scenario.AnalysisSpec;

/** The analysts of questions about the generator, for which nothing is marched. */
final class GeneratorAnalysts {

    private static final String AXES = "xyz";

    private GeneratorAnalysts() {}

    static Analyst of(AnalysisSpec.OfGenerator question) {
        if (question instanceof AnalysisSpec.Stationary stationary) {
            return new SteadyStateAnalyst(stationary.observables());
        }
        if (question instanceof AnalysisSpec.Eigenvalues spectrum) {
            return grid -> eigenvalues(grid, spectrum.eigenvalues());
        }
        if (question instanceof AnalysisSpec.Passage passage) {
            return grid -> passage(grid, passage);
        }
        if (question instanceof AnalysisSpec.Committor committor) {
            return grid -> committor(grid, committor);
        }
        if (question instanceof AnalysisSpec.Velocity velocity) {
            return grid -> velocity(grid, velocity.axes());
        }
        if (question instanceof AnalysisSpec.EffectiveDiffusion effective) {
            return grid -> diffusion(grid, effective.axes());
        }
        return GeneratorAnalysts::entropyProduction;
    }

    /** Of a complex pair the eigenvalue with the positive imaginary part comes first. */
    private static List<Analyst.Quantity> eigenvalues(Discretised grid, int count) {
        Spectrum spectrum = Spectrum.of(grid.edges(), grid.end(), count);
        List<Spectrum.Mode> modes = new ArrayList<>(spectrum.modes());
        for (int k = 0; k + 1 < modes.size(); k++) {
            Spectrum.Mode mode = modes.get(k);
            if (mode.imaginary() < 0 && modes.get(k + 1).imaginary() > 0) {
                modes.set(k, modes.get(k + 1));
                modes.set(k + 1, mode);
            }
        }
        List<Analyst.Quantity> quantities = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Spectrum.Mode mode = modes.get(k);
            // The search knows 1/(σ − λ) up to rounding, and thereby λ relative to |σ − λ|.
            double scale = spectrum.shift() + Math.hypot(mode.real(), mode.imaginary());
            String number = "λ" + (k + 1);
            quantities.add(new Analyst.Quantity(spectrum.reversible() ? number : "Re " + number, mode.real(), scale));
            if (!spectrum.reversible()) {
                quantities.add(new Analyst.Quantity("Im " + number, mode.imaginary(), scale));
            }
        }
        return quantities;
    }

    private static List<Analyst.Quantity> passage(Discretised grid, AnalysisSpec.Passage question) {
        Edges system = grid.edges();
        int d = system.grid().dimension();
        FirstPassage passage = question.into()
                .map(region -> FirstPassage.into(system, grid.end(), positive(region, d)))
                .orElseGet(() -> FirstPassage.outOf(system, grid.end()));
        double[] from = question.from().stream().mapToDouble(x -> x).toArray();
        List<Analyst.Quantity> quantities = new ArrayList<>();
        quantities.add(new Analyst.Quantity("mean time", passage.meanTime().at(from)));
        List<Analyst.Quantity> ways = new ArrayList<>();
        question.into()
                .ifPresent(region -> ways.add(new Analyst.Quantity(
                        "P(into " + region + " > 0)",
                        passage.probability(positive(region, d)).at(from))));
        for (Wall wall : absorbing(grid.problem().domain())) {
            ways.add(new Analyst.Quantity(
                    "P(" + (wall.upper() ? "upper " : "lower ") + AXES.charAt(wall.axis()) + ")",
                    passage.probability(wall).at(from)));
        }
        if (grid.problem().reaction().kills()) {
            ways.add(new Analyst.Quantity(
                    "P(killed)", passage.probabilityOfKilling().at(from)));
        }
        if (ways.size() > 1) {
            quantities.addAll(ways);
        }
        return quantities;
    }

    private static List<Wall> absorbing(Domain domain) {
        List<Wall> walls = new ArrayList<>();
        for (int i = 0; i < domain.dimension(); i++) {
            if (domain.boundaries().get(i).lower() == Boundary.ABSORBING) {
                walls.add(Wall.lower(i));
            }
            if (domain.boundaries().get(i).upper() == Boundary.ABSORBING) {
                walls.add(Wall.upper(i));
            }
        }
        return walls;
    }

    private static List<Analyst.Quantity> committor(Discretised grid, AnalysisSpec.Committor question) {
        Edges system = grid.edges();
        int d = system.grid().dimension();
        CellFunction committor = FirstPassage.committor(
                system, grid.end(), positive(question.first(), d), positive(question.second(), d));
        return question.points().stream()
                .map(point -> new Analyst.Quantity("q" + place(point), committor.at(point)))
                .toList();
    }

    private static String place(double[] point) {
        List<String> numbers = new ArrayList<>();
        for (double x : point) {
            numbers.add(Double.toString(x));
        }
        return "(" + String.join(", ", numbers) + ")";
    }

    /** The volume integral of the flux of the scheme: the difference of what jumps carry up and down, which is about rate times h. */
    private static List<Analyst.Quantity> velocity(Discretised grid, List<Integer> axes) {
        Edges system = grid.edges();
        double[] u = SteadyState.of(system, grid.end()).density().averages();
        double[][] field = Currents.of(system, grid.end(), u).field();
        double rate = system.spectralBound(grid.end());
        return axes.stream()
                .map(i -> new Analyst.Quantity(
                        "velocity " + AXES.charAt(i),
                        system.grid().integral(field[i]),
                        rate * system.grid().axis(i).width(0)))
                .toList();
    }

    private static List<Analyst.Quantity> diffusion(Discretised grid, List<Integer> axes) {
        double[][] diffusion = EffectiveTransport.of(grid.edges(), grid.end()).diffusion();
        List<Analyst.Quantity> quantities = new ArrayList<>();
        for (int i : axes) {
            for (int j : axes) {
                if (i <= j) {
                    quantities.add(new Analyst.Quantity(
                            "D " + AXES.charAt(i) + AXES.charAt(j),
                            diffusion[i][j],
                            Math.sqrt(diffusion[i][i] * diffusion[j][j])));
                }
            }
        }
        return quantities;
    }

    private static List<Analyst.Quantity> entropyProduction(Discretised grid) {
        Edges system = grid.edges();
        double rate = EntropyProduction.rate(
                system, grid.end(), SteadyState.of(system, grid.end()).density().averages());
        if (Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "the entropy production is infinite: mass flows between cells where nothing flows back, as it does"
                            + " where the diffusion vanishes");
        }
        return List.of(new Analyst.Quantity("rate", rate));
    }

    private static Predicate<double[]> positive(Expression region, int dimension) {
        return new Region(region, dimension);
    }
}
