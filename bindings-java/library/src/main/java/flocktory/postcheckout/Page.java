package flocktory.postcheckout;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** The tags of a page: whatever happens, the page stays whole, and a log says what happened. */
final class Page {
    private static final String LOGGER = "flocktory.postcheckout";
    /** Whether the missing library was logged: a line for each page would hide the other lines. */
    private static final AtomicBoolean IS_MISSING_LOGGED = new AtomicBoolean();

    private Page() {
    }

    static String tag(Object order, Options options, RefusedOrderListener listener) {
        try {
            Snippet snippet = Flocktory.render(order, orDefaults(options));
            for (Problem problem : snippet.problems()) {
                log(Level.WARNING, "Flocktory postcheckout: " + problem);
            }
            return snippet.html();
        } catch (InvalidOrderException invalid) {
            refused(order, invalid, listener);
        } catch (Throwable failure) {
            failed(failure);
        }
        return "";
    }

    static String loader(String siteId, Options options) {
        try {
            return Flocktory.loader(siteId, orDefaults(options));
        } catch (InvalidOrderException invalid) {
            log(Level.ERROR, "No Flocktory loader: " + line(invalid));
        } catch (Throwable failure) {
            failed(failure);
        }
        return "";
    }

    private static Options orDefaults(Options options) {
        return options == null ? Options.none() : options;
    }

    private static void refused(Object order, InvalidOrderException invalid, RefusedOrderListener listener) {
        try {
            log(Level.ERROR, "No Flocktory postcheckout: " + line(invalid));
            if (listener != null) {
                listener.refused(order, invalid);
            }
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    /** All problems in one line of the log. */
    private static String line(InvalidOrderException invalid) {
        return invalid.getMessage().replace('\n', ';');
    }

    /** Logs what failed, without the exception's own text: it may quote the order. The text of a LinkageError does not. */
    private static void failed(Throwable failure) {
        try {
            if (failure instanceof LinkageError) {
                Level level = IS_MISSING_LOGGED.getAndSet(true) ? Level.DEBUG : Level.ERROR;
                log(level, "No Flocktory tags: " + failure);
                return;
            }
            StackTraceElement[] trace = failure.getStackTrace();
            String where = trace.length == 0 ? "" : " at " + trace[0];
            log(Level.ERROR, "No Flocktory tag: " + failure.getClass().getName() + where);
        } catch (Throwable ignored) {
            // The log failed too, or there is no memory: the page is worth more than the line.
        }
    }

    private static void log(Level level, String text) {
        try {
            Logger logger = System.getLogger(LOGGER);
            logger.log(level, text);
        } catch (Throwable ignored) {
            // A logger of the shop that throws must not break the page.
        }
    }
}
