package flocktory.postcheckout;

import java.io.Serializable;

/**
 * One problem of an order. Emails and phones in its texts are masked.
 *
 * @param severity {@code error}, which there is no snippet with, or {@code warning}
 * @param code the stable name of the kind of problem, such as {@code price_missing}
 * @param path where the value is, such as {@code order.items[2].price}; empty for the whole order
 * @param message a text for people, in the language of the option {@code lang}
 * @param hint what to do, or null
 * @serial exclude
 */
public record Problem(String severity, String code, String path, String message, String hint) implements Serializable {
    /**
     * Whether there is no snippet because of this problem.
     *
     * @return false for a warning
     */
    public boolean isError() {
        return severity.equals("error");
    }

    /**
     * The problem as one line of a log.
     *
     * @return the severity, the code, the message, and the hint if there is one
     */
    @Override
    public String toString() {
        return severity + " " + code + ": " + message + (hint == null ? "" : " (" + hint + ")");
    }
}
