package flocktory.postcheckout;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A shop's order becomes a safe script for its thank-you page. Any number of threads can call the functions.
 *
 * <p>An order is a {@link Map}, a record, a bean, a typed {@link Postcheckout}, or a list of them, one push each. Values
 * that cannot be read are problems with a path, not exceptions.
 *
 * <p>Each function but {@link #tag} and {@link #loaderTag} throws a {@link LinkageError} if the native library cannot be
 * loaded; its message says what was tried.
 */
public final class Flocktory {
    private Flocktory() {
    }

    /**
     * Makes the snippet of an order with the default options.
     *
     * @param order an order, or a list of orders
     * @return the snippet
     * @throws InvalidOrderException with every problem found, if at least one of them is an error
     */
    public static Snippet render(Object order) throws InvalidOrderException {
        return render(order, Options.none());
    }

    /**
     * Makes the snippet of an order.
     *
     * @param order an order, or a list of orders
     * @param options how to render
     * @return the snippet
     * @throws InvalidOrderException with every problem found, if at least one of them is an error
     */
    public static Snippet render(Object order, Options options) throws InvalidOrderException {
        Library.require();
        byte[] packed = options.packed();
        try (Packer packer = Packer.order(order)) {
            return render(packer.bytes(), packer.length(), packed, options.feed(), packer.buffer());
        }
    }

    /**
     * Makes the snippet of an order that is JSON, with the default options.
     *
     * @param json an order, or a list of orders, in UTF-8
     * @return the snippet
     * @throws InvalidOrderException with every problem found, if at least one of them is an error
     */
    public static Snippet renderJson(byte[] json) throws InvalidOrderException {
        return renderJson(json, Options.none());
    }

    /**
     * Makes the snippet of an order that is JSON.
     *
     * @param json an order, or a list of orders, in UTF-8 or in the encoding of the option {@code charset}
     * @param options how to render
     * @return the snippet
     * @throws InvalidOrderException with every problem found, if at least one of them is an error
     */
    public static Snippet renderJson(byte[] json, Options options) throws InvalidOrderException {
        Library.require();
        byte[] packed = options.packed();
        try (Buffer room = Buffer.take()) {
            return render(json, json.length, packed, options.feed(), room);
        }
    }

    /**
     * Finds every problem of an order with the default options.
     *
     * @param order an order, or a list of orders
     * @return an immutable list, empty if there are none
     */
    public static List<Problem> check(Object order) {
        return check(order, Options.none());
    }

    /**
     * Finds every problem of an order, without making a snippet.
     *
     * @param order an order, or a list of orders
     * @param options how it would be rendered
     * @return an immutable list, empty if there are none
     */
    public static List<Problem> check(Object order, Options options) {
        Library.require();
        byte[] packed = options.packed();
        try (Packer packer = Packer.order(order)) {
            return check(packer.bytes(), packer.length(), packed, options.feed(), packer.buffer());
        }
    }

    /**
     * Finds every problem of an order that is JSON, with the default options.
     *
     * @param json an order, or a list of orders, in UTF-8
     * @return an immutable list, empty if there are none
     */
    public static List<Problem> checkJson(byte[] json) {
        return checkJson(json, Options.none());
    }

    /**
     * Finds every problem of an order that is JSON, without making a snippet.
     *
     * @param json an order, or a list of orders, in UTF-8 or in the encoding of the option {@code charset}
     * @param options how it would be rendered
     * @return an immutable list, empty if there are none
     */
    public static List<Problem> checkJson(byte[] json, Options options) {
        Library.require();
        byte[] packed = options.packed();
        try (Buffer room = Buffer.take()) {
            return check(json, json.length, packed, options.feed(), room);
        }
    }

    /**
     * Makes the tag of an order for a page, with the default options. It never throws.
     *
     * @param order an order, or a list of orders
     * @return the tag, or an empty text if there is none
     */
    public static String tag(Object order) {
        return tag(order, Options.none(), null);
    }

    /**
     * Makes the tag of an order for a page. It never throws.
     *
     * @param order an order, or a list of orders
     * @param options how to render
     * @return the tag, or an empty text if there is none
     */
    public static String tag(Object order, Options options) {
        return tag(order, options, null);
    }

    /**
     * Makes the tag of an order for a page. It never throws: whatever happens, the page stays whole.
     *
     * <p>Problems are logged with the {@link System.Logger} {@code flocktory.postcheckout}, emails and phones masked.
     *
     * @param order an order, or a list of orders
     * @param options how to render
     * @param listener receives an order that is refused; may be null
     * @return the tag, or an empty text if there is none
     */
    public static String tag(Object order, Options options, RefusedOrderListener listener) {
        return Page.tag(order, options, listener);
    }

    /**
     * Makes the tag of Flocktory's loader, for the head of every page, with the default options.
     *
     * @param siteId the shop's number in Flocktory: digits
     * @return the tag
     * @throws InvalidOrderException if the site's id is not made of digits only
     */
    public static String loader(String siteId) throws InvalidOrderException {
        return loader(siteId, Options.none());
    }

    /**
     * Makes the tag of Flocktory's loader, for the head of every page.
     *
     * @param siteId the shop's number in Flocktory: digits
     * @param options the options {@code nonce} and {@code lang} are used
     * @return the tag
     * @throws InvalidOrderException if the site's id is not made of digits only, or an option is refused
     */
    public static String loader(String siteId, Options options) throws InvalidOrderException {
        Library.require();
        byte[] text = siteId == null ? new byte[0] : siteId.getBytes(StandardCharsets.UTF_8);
        return new Outcome(Native.loader(text, options.packed())).text();
    }

    /**
     * Makes the tag of Flocktory's loader for a page, with the default options. It never throws.
     *
     * @param siteId the shop's number in Flocktory: digits
     * @return the tag, or an empty text if there is none
     */
    public static String loaderTag(String siteId) {
        return loaderTag(siteId, Options.none());
    }

    /**
     * Makes the tag of Flocktory's loader for a page. It never throws: problems are logged as those of {@link #tag}.
     *
     * @param siteId the shop's number in Flocktory: digits
     * @param options the options {@code nonce} and {@code lang} are used
     * @return the tag, or an empty text if there is none
     */
    public static String loaderTag(String siteId, Options options) {
        return Page.loader(siteId, options);
    }

    /**
     * Returns the hosts that Flocktory's scripts need in a Content-Security-Policy.
     *
     * @return immutable lists of hosts by directive, such as {@code script-src}
     */
    public static Map<String, List<String>> cspSources() {
        Library.require();
        Map<String, List<String>> sources = new LinkedHashMap<>();
        for (String line : ascii(Native.cspSources()).split("\n")) {
            List<String> words = List.of(line.split(" "));
            sources.put(words.get(0), words.subList(1, words.size()));
        }
        return Collections.unmodifiableMap(sources);
    }

    /**
     * Returns the script that reads the snippets of the form {@code data}, to be served as a file of the shop.
     *
     * @return the script and its hash
     */
    public static StaticFile staticFile() {
        Library.require();
        byte[] body = Native.staticFile();
        return new StaticFile(ascii(body), ascii(Native.cspHash(body)));
    }

    /**
     * Makes a container file to import into Google Tag Manager.
     *
     * @param options the options of a container by their names in the documentation
     * @return JSON
     * @throws InvalidOrderException with every problem of the options
     */
    public static String gtmContainer(Map<String, ?> options) throws InvalidOrderException {
        Library.require();
        try (Packer packer = Packer.values(options)) {
            return new Outcome(Native.gtmContainer(packer.packed())).text();
        }
    }

    /**
     * Returns the version of this library.
     *
     * @return a version such as {@code 1.2.3}
     */
    public static String version() {
        return Library.VERSION;
    }

    /** Renders an order, packed or as JSON. Options were packed before a buffer was taken: one is kept for each thread. */
    private static Snippet render(byte[] order, int length, byte[] options, Feed feed, Buffer room) throws InvalidOrderException {
        long handle = feed == null ? Native.NO_FEED : feed.acquire();
        try {
            return room.outcome(Native.render(order, length, options, handle, room.bytes())).snippet();
        } finally {
            if (feed != null) {
                feed.release();
            }
        }
    }

    private static List<Problem> check(byte[] order, int length, byte[] options, Feed feed, Buffer room) {
        long handle = feed == null ? Native.NO_FEED : feed.acquire();
        try {
            return room.outcome(Native.check(order, length, options, handle, room.bytes())).problems();
        } finally {
            if (feed != null) {
                feed.release();
            }
        }
    }

    private static String ascii(byte[] text) {
        return new String(text, StandardCharsets.US_ASCII);
    }
}
