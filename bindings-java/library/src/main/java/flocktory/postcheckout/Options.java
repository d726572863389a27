package flocktory.postcheckout;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * How to render. An instance never changes: each method returns a new one, so a shop keeps its options in a constant
 * and adds the nonce of a page with {@code OPTIONS.nonce(nonce)}.
 *
 * <p>Values are checked when they are used: a wrong one is a problem of that call.
 */
public final class Options {
    private static final Options NONE = new Options(new Object[0], null);

    /** Names and values alternate, in the order of the calls; each name is there once. */
    private final Object[] pairs;
    private final Feed feed;
    /**
     * Options with all pairs but the last one, or null. Their packed form, which a shop's constant has already, is the
     * beginning of this one: only the nonce of each page is packed for it.
     */
    private final Options base;
    /** The packed form, made at the first use: most options are used many times. A race makes two equal ones. */
    private volatile byte[] packed;

    private Options(Object[] pairs, Options base) {
        this.pairs = pairs;
        this.base = base;
        Feed found = null;
        for (Object value : pairs) {
            found = value instanceof Feed one ? one : found;
        }
        this.feed = found;
    }

    /**
     * Returns the options that every value is the default of.
     *
     * @return options to begin with
     */
    public static Options none() {
        return NONE;
    }

    /**
     * Makes options from the names and values of a configuration file.
     *
     * @param values options by their names in the documentation, such as {@code base_url}; the value null leaves an
     *     option out
     * @return options
     */
    public static Options of(Map<String, ?> values) {
        Options options = NONE;
        for (Map.Entry<String, ?> entry : values.entrySet()) {
            options = options.with(String.valueOf(entry.getKey()), entry.getValue());
        }
        // Without the chain of bases, which is as long as the map.
        return new Options(options.pairs, null);
    }

    /**
     * Sets the nonce of the page's Content-Security-Policy, which is written into the tag.
     *
     * @param nonce the nonce, or null for none
     * @return new options
     */
    public Options nonce(String nonce) {
        return with("nonce", nonce);
    }

    /**
     * Sets whether each order id is pushed once per browser, remembered in its local storage.
     *
     * @param once true for once; false by default
     * @return new options
     */
    public Options once(boolean once) {
        return with("once", once);
    }

    /**
     * Sets the spot of orders that have no spot.
     *
     * @param spot the spot, or null for none
     * @return new options
     */
    public Options spot(String spot) {
        return with("spot", spot);
    }

    /**
     * Sets the shop's address, against which relative images are resolved.
     *
     * @param baseUrl an absolute address with http or https, or null for none
     * @return new options
     */
    public Options baseUrl(String baseUrl) {
        return with("base_url", baseUrl);
    }

    /**
     * Sets the numbering plan of phones without a calling code.
     *
     * @param country a code of two letters such as {@code KZ}; {@code RU} by default
     * @return new options
     */
    public Options country(String country) {
        return with("country", country);
    }

    /**
     * Sets the encoding of texts that are bytes, and of orders that are JSON.
     *
     * @param charset {@code utf-8}, the default, or {@code windows-1251}
     * @return new options
     */
    public Options charset(String charset) {
        return with("charset", charset);
    }

    /**
     * Sets the language of messages.
     *
     * @param lang {@code en}, the default, or {@code ru}
     * @return new options
     */
    public Options lang(String lang) {
        return with("lang", lang);
    }

    /**
     * Sets whether every warning is an error.
     *
     * @param strict true for errors; false by default
     * @return new options
     */
    public Options strict(boolean strict) {
        return with("strict", strict);
    }

    /**
     * Sets the form of the snippet.
     *
     * @param form {@code script}, the default, {@code data}, a block of JSON for pages that ban inline scripts, or
     *     {@code datalayer}, a push for Google Tag Manager
     * @return new options
     */
    public Options form(String form) {
        return with("form", form);
    }

    /**
     * Sets the index of the product feed: items that are not in it are warnings, with the likely reason.
     *
     * @param feed an open index, or null for none
     * @return new options
     */
    public Options feed(Feed feed) {
        return with("feed", feed);
    }

    /**
     * Sets the index of the product feed by its path. It is opened at its first use, and then followed; while it cannot
     * be used, each order has a warning.
     *
     * @param path the file that {@code flocktory-postcheckout feed index} writes, or null for none
     * @return new options
     */
    public Options feed(Path path) {
        return with("feed", path);
    }

    /** The packed form, or null for the defaults. */
    byte[] packed() {
        byte[] bytes = packed;
        if (bytes == null && pairs.length > 0) {
            bytes = pack();
            packed = bytes;
        }
        return bytes;
    }

    private byte[] pack() {
        byte[] first = base == null ? Buffer.EMPTY_MAP : base.packed();
        int from = base == null ? 0 : base.pairs.length;
        try (Packer packer = Packer.options(first, pairs, from)) {
            return packer.packed();
        }
    }

    /** The index of a feed, or null. */
    Feed feed() {
        return feed;
    }

    private Options with(String name, Object value) {
        Object given = value instanceof Path path ? Feed.following(path) : value;
        int known = find(name);
        if (known == pairs.length) {
            return given == null ? this : new Options(appended(pairs, name, given), pairs.length == 0 ? null : this);
        }
        Object[] rest = Arrays.copyOf(pairs, pairs.length - 2);
        System.arraycopy(pairs, known + 2, rest, known, rest.length - known);
        return new Options(given == null ? rest : appended(rest, name, given), null);
    }

    /** The index of a name, or the number of all names and values. */
    private int find(String name) {
        int index = 0;
        while (index < pairs.length && !pairs[index].equals(name)) {
            index += 2;
        }
        return index;
    }

    private static Object[] appended(Object[] pairs, String name, Object value) {
        Object[] longer = Arrays.copyOf(pairs, pairs.length + 2);
        longer[pairs.length] = name;
        longer[pairs.length + 1] = value;
        return longer;
    }
}
