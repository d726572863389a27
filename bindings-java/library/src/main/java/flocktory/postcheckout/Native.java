package flocktory.postcheckout;

/**
 * The functions of the native library: bindings-java/src/api.rs has their other side.
 *
 * <p>Call {@link Library#require()} before the first of them. An outcome is what {@link Outcome} reads.
 */
final class Native {
    /** In place of the handle of a feed: there is none. */
    static final long NO_FEED = 0;
    /** In place of the handle of a feed: it was closed, which each order reports. */
    static final long CLOSED_FEED = -1;

    private Native() {
    }

    /**
     * An outcome: the snippet of an order. Order and options are packed, or JSON; no options are null. The outcome is
     * written to the beginning of {@code room}, which may be the order's array, or to a new array if that is too short.
     */
    static native byte[] render(byte[] order, int length, byte[] options, long feed, byte[] room);

    /** An outcome: the problems of an order. */
    static native byte[] check(byte[] order, int length, byte[] options, long feed, byte[] room);

    /** An outcome: the html of the loader of a site, whose id is UTF-8. */
    static native byte[] loader(byte[] siteId, byte[] options);

    /** An outcome: the JSON of a container. */
    static native byte[] gtmContainer(byte[] options);

    /** Hosts by directive: a line for each directive, words separated by spaces, the directive first. */
    static native byte[] cspSources();

    /** The script that reads snippets of the form {@code data}. */
    static native byte[] staticFile();

    /** {@code sha256-…} of a text. */
    static native byte[] cspHash(byte[] text);

    /** The library's version. */
    static native byte[] version();

    /** An outcome without problems if the index of a feed was opened: its handle is then {@code handle[0]}. */
    static native byte[] openFeed(byte[] path, byte[] options, long[] handle);

    /** The handle of an index that may still be missing. */
    static native long followFeed(byte[] path);

    /** Frees a handle that no other call uses. */
    static native void freeFeed(long feed);

    /** The number of offers, 0 if the index cannot be used. */
    static native long feedOffers(long feed);

    /** Whether the feed has an offer: an outcome whose html is {@code 1} or {@code 0}, or whose problem says why not. */
    static native byte[] feedContains(long feed, byte[] id);

    /** What is wrong with the file, or null. */
    static native byte[] feedError(long feed);

    /** A bit for each field that an object has: the objects and fields are numbered in docs/packed.md. */
    static native int objectFields(int object);

    /** The object that is due in a field of an object, or -1. */
    static native int objectChild(int object, int field);

    /** The name of a field, or null after the last one. */
    static native byte[] fieldName(int field);
}
