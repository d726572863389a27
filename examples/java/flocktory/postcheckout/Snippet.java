package flocktory.postcheckout;

import java.util.List;

/**
 * A snippet for the thank-you page.
 *
 * @param html the whole tag
 * @param body the script between the tags, for pages that add the tag themselves
 * @param json the payload alone
 * @param cspHash {@code sha256-...} of exactly the body, for a {@code script-src} that allows inline scripts by hash
 * @param problems the warnings: how the payload differs from the order, and why
 */
public record Snippet(String html, String body, String json, String cspHash, List<Problem> problems) {
    /** The whole tag. */
    @Override
    public String toString() {
        return html;
    }
}
