package flocktory.postcheckout;

import com.google.gson.reflect.TypeToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Flocktory postcheckout: a shop's order becomes a safe script for its thank-you page. Safe for any number of threads. */
public final class Flocktory {
    private Flocktory() {
    }

    /**
     * Makes the snippet of an order.
     *
     * @throws InvalidOrderException with every problem found, if at least one of them is an error
     */
    public static Snippet render(Postcheckout order, Options options) throws InvalidOrderException {
        return renderJson(Json.bytes(order), Json.bytes(options));
    }

    /**
     * Makes the snippet of a split checkout: one push for each order.
     *
     * @throws InvalidOrderException with every problem found, if at least one of them is an error
     */
    public static Snippet render(List<Postcheckout> orders, Options options) throws InvalidOrderException {
        return renderJson(Json.bytes(orders), Json.bytes(options));
    }

    /**
     * Makes the snippet of an order that is JSON text, in UTF-8 or in the encoding of the option {@code charset}.
     *
     * @throws InvalidOrderException with every problem found, if at least one of them is an error
     */
    public static Snippet renderJson(byte[] order, byte[] options) throws InvalidOrderException {
        return Result.of(Library::flocktory_postcheckout_render, order, options).valid();
    }

    /** Finds every problem of an order, without making a snippet. */
    public static List<Problem> check(Postcheckout order, Options options) {
        return checkJson(Json.bytes(order), Json.bytes(options));
    }

    /** Finds every problem of an order that is JSON text. */
    public static List<Problem> checkJson(byte[] order, byte[] options) {
        return Result.of(Library::flocktory_postcheckout_check, order, options).texts().problems();
    }

    /**
     * Makes the tag of Flocktory's loader for a site, for the head of every page.
     *
     * @throws InvalidOrderException if the site's id is not made of digits only, or if an option is refused
     */
    public static String loader(String siteId, Options options) throws InvalidOrderException {
        return loaderJson(siteId, Json.bytes(options));
    }

    /**
     * Makes the tag of Flocktory's loader, with options as JSON text.
     *
     * @throws InvalidOrderException if the site's id is not made of digits only, or if an option is refused
     */
    public static String loaderJson(String siteId, byte[] options) throws InvalidOrderException {
        byte[] text = siteId.getBytes(StandardCharsets.UTF_8);
        return Result.of(Library::flocktory_postcheckout_loader, text, options).valid().html();
    }

    /** The script that reads the snippets of the form {@code data}, to be served as a file: its body and hash. */
    public static Snippet staticFile() {
        return Result.of(Library::flocktory_postcheckout_static_file).texts();
    }

    /** The hosts that Flocktory's own scripts need in a Content-Security-Policy, by directive. */
    public static Map<String, List<String>> cspSources() {
        return Json.read(Result.of(Library::flocktory_postcheckout_csp_sources).texts().json(), new TypeToken<>() { });
    }
}
