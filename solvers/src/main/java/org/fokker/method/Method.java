package org.fokker.method;

/** A named numerical scheme with its parameters: immutable, and free of any problem. */
public interface Method {

    /** {@return the registry name of the scheme, in kebab case} */
    String name();

    /** {@return what the scheme promises; every promise is measured, none is taken on trust} */
    Promises promises();
}
