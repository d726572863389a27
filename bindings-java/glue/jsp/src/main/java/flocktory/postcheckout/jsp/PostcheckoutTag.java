package flocktory.postcheckout.jsp;

import flocktory.postcheckout.glue.Page;
import flocktory.postcheckout.glue.SafeRenderer;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code <flocktory:postcheckout order="#{order}"/>}: the snippet of an order, or nothing. */
public final class PostcheckoutTag extends FlocktoryTag {
    private Object order;

    /** Makes a tag without an order. */
    public PostcheckoutTag() {
    }

    /**
     * Sets the attribute {@code order}.
     *
     * @param order an order, a list of orders, or an expression of either that is evaluated in the tag
     */
    public void setOrder(Object order) {
        this.order = order;
    }

    @Override
    String html(SafeRenderer renderer, Map<String, Object> options, Page page) {
        Object value = order;
        Callable<Object> made = () -> value(getJspContext(), value);
        return renderer.html(made, options, page);
    }
}
