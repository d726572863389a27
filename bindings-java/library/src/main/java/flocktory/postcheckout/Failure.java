package flocktory.postcheckout;

/** What is reported of an exception that an object of the shop has thrown while it was read. */
final class Failure {
    /** Chars; the library shows less, and masks it. */
    private static final int MAX_LENGTH = 200;

    private Failure() {
    }

    /**
     * The name of the class and the message.
     *
     * <p>Exceptions that concern the whole virtual machine are thrown again: there is no memory, or the thread has to
     * stop. A StackOverflowError is over once it is caught.
     */
    static String text(Throwable thrown) {
        if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
        if (thrown instanceof ThreadDeath death) {
            throw death;
        }
        if (thrown instanceof InterruptedException) {
            // An accessor can throw it without declaring it. Who waits for it next must see it.
            Thread.currentThread().interrupt();
        }
        String name = thrown.getClass().getSimpleName();
        String message = message(thrown);
        return message == null ? name : name + ": " + message;
    }

    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null || message.length() <= MAX_LENGTH ? message : message.substring(0, MAX_LENGTH);
        } catch (RuntimeException | StackOverflowError hostile) {
            return null;
        }
    }
}
