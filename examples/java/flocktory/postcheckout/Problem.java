package flocktory.postcheckout;

/**
 * One problem of an order.
 *
 * @param severity {@code error} or {@code warning}
 * @param code which kind of problem: stable
 * @param path where it is, such as {@code order.items[2].price}; empty for the whole order
 * @param message for people, in the language of the option {@code lang}
 * @param hint how to fix it, or null
 */
public record Problem(String severity, String code, String path, String message, String hint) {
    @Override
    public String toString() {
        return severity + " " + code + ": " + message + (hint == null ? "" : " (" + hint + ")");
    }
}
