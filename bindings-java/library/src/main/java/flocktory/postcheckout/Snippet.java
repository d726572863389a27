package flocktory.postcheckout;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A snippet for the thank-you page, and its parts. All of it is ASCII, so it is the same in a page of any charset. */
public final class Snippet {
    private final String html;
    private final int bodyStart;
    private final int bodyEnd;
    /** Start and end of each order's payload in the html. */
    private final int[] payloads;
    private final boolean isList;
    private final List<Problem> problems;

    Snippet(String html, int bodyStart, int bodyEnd, int[] payloads, boolean isList, List<Problem> problems) {
        this.html = html;
        this.bodyStart = bodyStart;
        this.bodyEnd = bodyEnd;
        this.payloads = payloads;
        this.isList = isList;
        this.problems = problems;
    }

    /**
     * The whole tag. Print it without escaping.
     *
     * @return {@code <script>…</script>}
     */
    public String html() {
        return html;
    }

    /**
     * The script or JSON inside the tag, for callers that write the tag themselves.
     *
     * @return bytes 0x20 to 0x7E and line feeds, without {@code <}, {@code >} and {@code &}
     */
    public String body() {
        return html.substring(bodyStart, bodyEnd);
    }

    /**
     * The payload alone, as JSON.
     *
     * @return an object, or an array if a list of orders was given
     */
    public String json() {
        if (!isList) {
            return html.substring(payloads[0], payloads[1]);
        }
        StringBuilder json = new StringBuilder(bodyEnd - bodyStart).append('[');
        for (int i = 0; i < payloads.length; i += 2) {
            json.append(i == 0 ? "" : ",").append(html, payloads[i], payloads[i + 1]);
        }
        return json.append(']').toString();
    }

    /**
     * The hash of the body, for a {@code script-src} that allows inline scripts by hash.
     *
     * @return {@code sha256-…}, to be put between single quotes
     */
    public String cspHash() {
        Library.require();
        byte[] hash = Native.cspHash(body().getBytes(StandardCharsets.US_ASCII));
        return new String(hash, StandardCharsets.US_ASCII);
    }

    /**
     * The warnings: what differs from the order, and why.
     *
     * @return an immutable list in the order of the input, empty if there are none
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The whole tag, so that a template can print the snippet.
     *
     * @return {@link #html()}
     */
    @Override
    public String toString() {
        return html;
    }
}
