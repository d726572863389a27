package flocktory.postcheckout.glue;

/** What a framework knows about the page that is being made. */
public interface Page {
    /**
     * Returns an attribute of the request, such as the nonce of its Content-Security-Policy.
     *
     * @param name the attribute's name
     * @return its value, or null
     */
    Object attribute(String name);

    /**
     * Returns the address of a file of the shop.
     *
     * @param path the path from the root of the web application, with a leading slash
     * @return the address as the page must have it: with the context path, if there is one
     */
    default String address(String path) {
        return path;
    }
}
