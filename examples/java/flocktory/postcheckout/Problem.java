package flocktory.postcheckout;

/**
 * One problem of an order.
 *
 * @param severity {@code error} or {@code warning}
 * @param code the stable name of the kind of problem
 * @param path where the value is, such as {@code order.items[2].price}; empty for the whole order
 * @param message a text for people, in the language of the option {@code lang}
 * @param hint how to fix it, or null
 */
public record Problem(String severity, String code, String path, String message, String hint) {
    @Override
    public String toString() {
        return severity + " " + code + ": " + message + (hint == null ? "" : " (" + hint + ")");
    }
}
