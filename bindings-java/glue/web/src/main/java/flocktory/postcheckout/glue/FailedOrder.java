package flocktory.postcheckout.glue;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * An order that could not be made: reading it throws the exception of the shop's code. So the library reports that failure
 * as it does any other: with its data masked, in the log, to the listener.
 */
final class FailedOrder extends AbstractMap<String, Object> {
    /** A chain of causes may have no end. */
    private static final int MAX_DEPTH = 20;

    private final Throwable cause;

    FailedOrder(Throwable failure) {
        this.cause = innermost(failure);
    }

    /** The exception of the shop's code: languages of expressions wrap it in other exceptions. */
    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < MAX_DEPTH && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        throw FailedOrder.<RuntimeException>unchecked(cause);
    }

    /** Throws a checked exception from a method that declares none: only its class and message are read. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable cause) throws T {
        throw (T) cause;
    }

    @Override
    public String toString() {
        return "an order that could not be made: " + cause.getClass().getName();
    }
}
