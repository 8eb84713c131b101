package org.fokker.validation.scenario;

import java.util.List;

/** The names of the schemes that a route can ask for. */
final class SchemeNames {

    private SchemeNames() {}

    static List<String> fluxes() {
        return List.of("scharfetter-gummel", "central", "upwind");
    }

    static List<String> timeIntegrators() {
        return List.of("crank-nicolson", "integrating-factor-rk4", "implicit-euler", "tr-bdf2", "runge-kutta-4");
    }

    static List<String> sdeSchemes() {
        return List.of("euler-maruyama", "stochastic-heun");
    }
}
