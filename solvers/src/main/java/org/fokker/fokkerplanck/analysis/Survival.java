package org.fokker.fokkerplanck.analysis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fokker.fokkerplanck.SemiDiscretisation.Edges;
import org.fokker.fokkerplanck.TimeIntegrator;

/**
 * The mass that is still there as a law is marched on, S(t), and the rates at which it leaves, which sum to −dS/dt, the density of
 * the exit time: both from the scheme itself, never from a difference of masses. Immutable.
 */
public final class Survival {

    private final double[] times;
    private final double[] mass;
    private final double[] killing;
    private final Map<Wall, double[]> rates;

    private Survival(double[] times) {
        this.times = times;
        mass = new double[times.length];
        killing = new double[times.length];
        rates = new LinkedHashMap<>();
    }

    /**
     * Marches from the initial law of a system.
     *
     * @param system the discretisation
     * @param integrator the march; its error is that of the result beside the one of the discretisation
     * @param times increasing times, at least two; the initial law belongs to the first
     * @return mass and rates at these times
     * @throws IllegalArgumentException if the integrator cannot march the system
     */
    public static Survival march(Edges system, TimeIntegrator integrator, double... times) {
        Survival result = new Survival(times.clone());
        integrator.integrate(system, system.initial(), times.clone(), (t, index, u) -> {
            if (index >= 0) {
                result.record(system, t, index, u);
            }
        });
        return result;
    }

    private void record(Edges system, double t, int index, double[] u) {
        mass[index] = system.mass(u);
        EdgeFlows edges = EdgeFlows.of(system, t);
        for (int e = 0; e < edges.exits; e++) {
            rates.computeIfAbsent(edges.exitWall[e], wall -> new double[times.length])[index] +=
                    edges.exitRate[e] * u[edges.exitCell[e]];
        }
        double[] killed = new double[u.length];
        system.killing(t, killed);
        for (int i = 0; i < u.length; i++) {
            killed[i] *= u[i];
        }
        killing[index] = system.grid().integral(killed);
    }

    /** {@return the times as a new array} */
    public double[] times() {
        return times.clone();
    }

    /**
     * {@return the mass that is left, S}
     *
     * @param index number of a time
     */
    public double mass(int index) {
        return mass[index];
    }

    /**
     * {@return the mass that leaves through a wall, over time}
     *
     * @param wall one that absorbs; the rate of any other is 0
     * @param index number of a time
     */
    public double rate(Wall wall, int index) {
        double[] rate = rates.get(wall);
        return rate == null ? 0 : rate[index];
    }

    /**
     * {@return the mass that is killed, over time}
     *
     * @param index number of a time
     */
    public double killing(int index) {
        return killing[index];
    }

    /**
     * {@return the density of the exit time, −dS/dt: all rates together}
     *
     * @param index number of a time
     */
    public double exitDensity(int index) {
        return killing[index]
                + rates.values().stream().mapToDouble(rate -> rate[index]).sum();
    }

    @Override
    public String toString() {
        return "S = " + Arrays.toString(mass) + " at t = " + Arrays.toString(times);
    }
}
