import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The lines that the library and the glue log, which tests look at. */
final class Log extends Handler {
    /** A reference keeps the logger: without one it may be collected, with its handler. */
    private static final Logger LOGGER = Logger.getLogger("flocktory.postcheckout");
    private static final Log LOG = new Log();

    private final List<String> lines = new CopyOnWriteArrayList<>();

    static {
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(LOG);
    }

    private Log() {
    }

    /** The lines since the last call. */
    static List<String> lines() {
        List<String> lines = List.copyOf(LOG.lines);
        LOG.lines.clear();
        return lines;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getLevel() + " " + line.getMessage());
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
    }
}
