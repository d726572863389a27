package flocktory.postcheckout.spring;

import flocktory.postcheckout.glue.Page;
import flocktory.postcheckout.glue.SafeRenderer;
import java.util.Map;

/**
 * The bean {@code flocktory}, for templates of any kind: {@code <div th:utext="${@flocktory.postcheckout(order)}">}. What it
 * returns must not be escaped.
 */
public final class FlocktoryTags {
    private final SafeRenderer renderer;
    private final Page page = new SpringPage();

    /**
     * Makes the bean.
     *
     * @param renderer what prints
     */
    public FlocktoryTags(SafeRenderer renderer) {
        this.renderer = renderer;
    }

    /**
     * The snippet of an order, or nothing.
     *
     * @param order an order, a list of orders, or a {@link java.util.function.Supplier} of either
     * @return HTML; empty if the order is refused
     */
    public String postcheckout(Object order) {
        return postcheckout(order, Map.of());
    }

    /**
     * The snippet of an order, or nothing.
     *
     * @param order an order, a list of orders, or a {@link java.util.function.Supplier} of either
     * @param options take precedence over the settings
     * @return HTML; empty if the order is refused
     */
    public String postcheckout(Object order, Map<String, ?> options) {
        return renderer.html(order, options, page);
    }

    /**
     * The tag of Flocktory's loader for the site of the settings.
     *
     * @return HTML; empty without a site's id
     */
    public String loader() {
        return renderer.loader(null, Map::of, page);
    }
}
