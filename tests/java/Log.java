import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps the lines of the library's log, which the JDK's own logging gets by default. */
final class Log extends Handler implements AutoCloseable {
    // A reference keeps the logger alive: without one it may be collected.
    private static final Logger LOGGER = Logger.getLogger("flocktory.postcheckout");

    final List<String> lines = new CopyOnWriteArrayList<>();
    private RuntimeException failure;

    Log() {
        LOGGER.setUseParentHandlers(false);
        LOGGER.setLevel(Level.ALL);
        setLevel(Level.ALL);
        LOGGER.addHandler(this);
    }

    /** Has every line fail from now on. */
    void failWith(RuntimeException failure) {
        this.failure = failure;
    }

    @Override
    public void publish(LogRecord line) {
        if (failure != null) {
            throw failure;
        }
        lines.add(line.getLevel() + " " + line.getMessage());
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
