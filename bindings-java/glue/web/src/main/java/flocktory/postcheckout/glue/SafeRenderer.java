package flocktory.postcheckout.glue;

import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Options;
import flocktory.postcheckout.Problem;
import flocktory.postcheckout.RefusedOrderListener;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Prints without ever breaking the page: an order that is refused prints nothing, is logged and is reported to the shop. Any
 * number of threads may share one.
 */
public final class SafeRenderer {
    private static final System.Logger LOG = System.getLogger("flocktory.postcheckout");

    private final Settings settings;
    private final RefusedOrderListener listener;

    /**
     * Makes a renderer.
     *
     * @param settings the shop's settings
     * @param listener fires the shop's event; what it throws is logged
     */
    public SafeRenderer(Settings settings, RefusedOrderListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * The snippet of an order, or nothing.
     *
     * @param order an order, a list of orders, or a {@link Callable} or {@link Supplier} of either, whose failure is handled too
     * @param options take precedence over the settings
     * @param page the page that is being made
     * @return HTML that templates must not escape; empty if the order is refused
     * @throws RefusedOrderException only with the setting {@code debug}
     */
    public String html(Object order, Map<String, ?> options, Page page) {
        return html(order, () -> options, page);
    }

    /**
     * The snippet of an order, or nothing, with options whose making may fail.
     *
     * @param order an order, a list of orders, or a {@link Callable} or {@link Supplier} of either, whose failure is handled too
     * @param options returns options that take precedence over the settings
     * @param page the page that is being made
     * @return HTML that templates must not escape; empty if the order is refused, or there are no options
     * @throws RefusedOrderException only with the setting {@code debug}
     */
    public String html(Object order, Callable<? extends Map<String, ?>> options, Page page) {
        if (!settings.isEnabled()) {
            return "";
        }
        Object made = made(order);
        try {
            Map<String, Object> all;
            try {
                all = settings.options(page, options.call());
            } catch (Exception | LinkageError | StackOverflowError failure) {
                all = settings.options();
                made = new FailedOrder(failure);
            }
            String html = settings.isDebug() ? thrown(made, all) : Flocktory.tag(made, Options.of(all), listener);
            return isData(html) ? html + staticFile(all, page) : html;
        } catch (RefusedOrderException refused) {
            // The setting debug asks for it.
            throw refused;
        } catch (Exception | LinkageError | StackOverflowError failure) {
            return nothing("postcheckout", failure);
        }
    }

    /**
     * The tag of Flocktory's loader, for the head of every page; nothing without a site's id. It never throws, even with the
     * setting {@code debug}: it would take down the whole shop.
     *
     * @param siteId the shop's number in Flocktory, or a {@link Callable} or {@link Supplier} of it; null takes that of the
     *     settings
     * @param options returns options that take precedence over the settings
     * @param page the page that is being made
     * @return HTML that templates must not escape
     */
    public String loader(Object siteId, Callable<? extends Map<String, ?>> options, Page page) {
        try {
            Object given = evaluated(siteId);
            Object wanted = given == null ? settings.siteId() : given;
            if (!settings.isEnabled() || wanted == null || wanted.toString().isEmpty()) {
                return "";
            }
            return Flocktory.loaderTag(wanted.toString(), Options.of(settings.options(page, options.call())));
        } catch (Exception | LinkageError | StackOverflowError failure) {
            return nothing("loader", failure);
        }
    }

    /**
     * Logs what is wrong with the settings, whatever the order. Frameworks call this once, when the application starts. It
     * never throws.
     */
    public void checkSettings() {
        try {
            for (Problem problem : Flocktory.check(null, Options.of(settings.options()))) {
                if (problem.path().startsWith("options")) {
                    LOG.log(System.Logger.Level.WARNING, "a setting is wrong: " + problem);
                }
            }
            if (settings.siteId() != null) {
                // Logs a wrong id.
                Flocktory.loaderTag(settings.siteId().toString());
            }
        } catch (Exception | LinkageError failure) {
            nothing("postcheckout", failure);
        }
    }

    private static Object made(Object order) {
        try {
            return evaluated(order);
        } catch (Exception | LinkageError | StackOverflowError failure) {
            return new FailedOrder(failure);
        }
    }

    private static Object evaluated(Object value) throws Exception {
        if (value instanceof Callable<?> callable) {
            return callable.call();
        }
        return value instanceof Supplier<?> supplier ? supplier.get() : value;
    }

    /** The snippet of an order, or the exception that also reached the log and the listener. */
    private String thrown(Object order, Map<String, Object> options) {
        InvalidOrderException[] caught = {null};
        String html = Flocktory.tag(order, Options.of(options), (given, refused) -> {
            caught[0] = refused;
            listener.refused(given, refused);
        });
        if (caught[0] != null) {
            throw new RefusedOrderException(caught[0]);
        }
        return html;
    }

    /** Whether the snippet has the form {@code data}: its body is the payload alone. */
    private static boolean isData(String html) {
        int body = html.indexOf('>') + 1;
        return body > 0 && (html.charAt(body) == '{' || html.charAt(body) == '[');
    }

    private String staticFile(Map<String, Object> options, Page page) {
        String file = settings.staticFile();
        String address = file.startsWith("/") && !file.startsWith("//") ? page.address(file) : file;
        StringBuilder tag = new StringBuilder("<script src=\"").append(escaped(address)).append('"');
        // A browser can check a file of another host only if that host allows CORS, and otherwise blocks it.
        if (address.startsWith("/") && !address.startsWith("//")) {
            tag.append(" integrity=\"").append(Flocktory.staticFile().cspHash()).append('"');
        }
        Object nonce = options.get(Names.option("nonce"));
        if (nonce != null) {
            tag.append(" nonce=\"").append(escaped(nonce.toString())).append('"');
        }
        return tag.append(" defer></script>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    /** Only the exception's class is logged, because its message may have the customer's data. */
    private static String nothing(String what, Throwable failure) {
        try {
            LOG.log(System.Logger.Level.ERROR, "No Flocktory " + what + ": " + failure.getClass().getName());
        } catch (RuntimeException ignored) {
            // A log that cannot be written must not cost the page.
        }
        return "";
    }
}
