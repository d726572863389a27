package flocktory.postcheckout;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The index of the shop's product feed, for {@link Options#feed(Feed)}. Any number of threads can use it.
 *
 * <p>It follows its file: within a second of a replacement, by renaming, the new file is used. If that cannot be used,
 * the earlier one stays in use, with a warning for each order.
 *
 * <p>Close it when the application ends. Closing while other threads render is safe; later orders are sent, each with a
 * warning.
 */
public final class Feed implements AutoCloseable {
    /** Handles of feeds that became unreachable without {@link #close}. */
    private static final ReferenceQueue<Feed> FORGOTTEN = new ReferenceQueue<>();
    /** The queue needs its references reachable. */
    private static final Set<Handle> HANDLES = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Handle handle;

    private Feed(Path path, long opened) {
        this.path = path;
        this.handle = new Handle(this, path, opened);
        HANDLES.add(handle);
        freeForgotten();
    }

    /**
     * Opens an index by its path. Only its header is read.
     *
     * @param path the file that {@code flocktory-postcheckout feed index} writes
     * @return the index
     * @throws InvalidOrderException if the file cannot be used; its problem says why
     */
    public static Feed open(Path path) throws InvalidOrderException {
        return open(path, Options.none());
    }

    /**
     * Opens an index by its path, with the language of messages from the options.
     *
     * @param path the file that {@code flocktory-postcheckout feed index} writes
     * @param options the option {@code lang} is used
     * @return the index
     * @throws InvalidOrderException if the file cannot be used; its problem says why
     */
    public static Feed open(Path path, Options options) throws InvalidOrderException {
        Library.require();
        long[] opened = {Native.NO_FEED};
        byte[] outcome = Native.openFeed(bytes(path), options.packed(), opened);
        new Outcome(outcome).text();
        return new Feed(path, opened[0]);
    }

    /** An index that is opened at its first use, so that options can be made where the library is missing. */
    static Feed following(Path path) {
        return new Feed(path, Native.NO_FEED);
    }

    /**
     * The file's path.
     *
     * @return the path, as it was given
     */
    public Path path() {
        return path;
    }

    /**
     * The number of offers of the feed.
     *
     * @return 0 if the file cannot be used, or the feed is closed
     */
    public long offers() {
        long opened = acquire();
        try {
            return Native.feedOffers(opened);
        } finally {
            release();
        }
    }

    /**
     * Whether the feed has an offer with exactly this id.
     *
     * @param id the id of an offer
     * @return true if there is such an offer
     * @throws InvalidOrderException if the file cannot be used; its problem says why
     * @throws IllegalStateException if the feed is closed
     */
    public boolean contains(String id) throws InvalidOrderException {
        long opened = acquire();
        try {
            if (opened == Native.CLOSED_FEED) {
                throw new IllegalStateException("the feed is closed");
            }
            return new Outcome(Native.feedContains(opened, id.getBytes(StandardCharsets.UTF_8))).text().equals("1");
        } finally {
            release();
        }
    }

    /**
     * What is wrong with the file, which is then not the one in use: for a health check.
     *
     * @return a text in English, or nothing if the file is in use
     */
    public Optional<String> error() {
        long opened = acquire();
        try {
            byte[] error = Native.feedError(opened);
            return error == null ? Optional.empty() : Optional.of(new String(error, StandardCharsets.UTF_8));
        } finally {
            release();
        }
    }

    /** Frees the index as soon as no other thread uses it. Does nothing if the feed is closed. */
    @Override
    public void close() {
        HANDLES.remove(handle);
        handle.close();
    }

    /** The native handle, or {@link Native#CLOSED_FEED}. It lives until {@link #release}, which must follow. */
    long acquire() {
        Library.require();
        return handle.acquire();
    }

    /** Ends the use that {@link #acquire} began. */
    void release() {
        handle.release();
        Reference.reachabilityFence(this);
    }

    private static byte[] bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Frees what {@link #close} was not called for. Not by a Cleaner: its thread would keep a web application's classes. */
    private static void freeForgotten() {
        for (Reference<?> forgotten = FORGOTTEN.poll(); forgotten != null; forgotten = FORGOTTEN.poll()) {
            Handle handle = (Handle) forgotten;
            HANDLES.remove(handle);
            handle.close();
        }
    }

    /** The native handle, and how many calls use it: the last one frees it if the feed was closed. */
    private static final class Handle extends PhantomReference<Feed> {
        private final byte[] path;
        private long opened;
        private int uses;
        private boolean isClosed;

        Handle(Feed feed, Path path, long opened) {
            super(feed, FORGOTTEN);
            this.path = bytes(path);
            this.opened = opened;
        }

        synchronized long acquire() {
            if (!isClosed && opened == Native.NO_FEED) {
                opened = Native.followFeed(path);
            }
            uses++;
            return isClosed ? Native.CLOSED_FEED : opened;
        }

        synchronized void release() {
            uses--;
            free();
        }

        synchronized void close() {
            isClosed = true;
            free();
        }

        private void free() {
            if (isClosed && uses == 0 && opened != Native.NO_FEED) {
                Native.freeFeed(opened);
                opened = Native.NO_FEED;
            }
        }
    }
}
