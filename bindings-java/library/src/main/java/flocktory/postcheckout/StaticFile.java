package flocktory.postcheckout;

/**
 * The script that reads the snippets of the form {@code data}, to be served as a file of the shop.
 *
 * @param body the script: ASCII
 * @param cspHash {@code sha256-…} of the body, for the attribute {@code integrity} and for {@code script-src}
 */
public record StaticFile(String body, String cspHash) {
}
