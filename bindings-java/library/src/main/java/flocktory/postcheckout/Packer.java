package flocktory.postcheckout;

/** Writes the packed form of a value: docs/packed.md. */
final class Packer implements AutoCloseable {
    private Packer() {
    }

    /** Packs an order, or a list of orders. */
    static Packer order(Object order) {
        throw new UnsupportedOperationException();
    }

    /** Packs options: maps, lists and single values. A {@link Feed} is the kind "other". */
    static Packer values(Object values) {
        throw new UnsupportedOperationException();
    }

    /** The packed form, followed by unused bytes. */
    byte[] bytes() {
        throw new UnsupportedOperationException();
    }

    /** Ends the use of the bytes. */
    @Override
    public void close() {
    }

    /** The number of bytes that are used. */
    int length() {
        throw new UnsupportedOperationException();
    }
}
