package org.fokker.fokkerplanck.spectral;

import java.util.List;
import org.fokker.fokkerplanck.SpaceDiscretisation;
import org.fokker.method.Registry;

/** The methods of spectral accuracy by name. */
public final class SpectralMethods {

    private SpectralMethods() {}

    /**
     * Returns all methods.
     *
     * @return the registry; factories take the mesh, which must have the default spacing
     */
    public static Registry<SpaceDiscretisation.Factory> registry() {
        return new Registry<>(
                "spectral method",
                List.of(
                        new Registry.Entry<>(
                                FourierSpectral.NAME,
                                "Fourier modes on a periodic box: errors fall faster than any power of the width",
                                FourierSpectral.PROMISES,
                                FourierSpectral::on),
                        new Registry.Entry<>(
                                ChebyshevCollocation.NAME,
                                "Chebyshev points between reflecting or absorbing walls: errors fall geometrically",
                                ChebyshevCollocation.PROMISES,
                                ChebyshevCollocation::on)));
    }
}
