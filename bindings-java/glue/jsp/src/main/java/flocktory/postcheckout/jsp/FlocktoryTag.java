package flocktory.postcheckout.jsp;

import flocktory.postcheckout.glue.Page;
import flocktory.postcheckout.glue.SafeRenderer;
import jakarta.el.ValueExpression;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.jsp.JspContext;
import jakarta.servlet.jsp.PageContext;
import jakarta.servlet.jsp.tagext.DynamicAttributes;
import jakarta.servlet.jsp.tagext.SimpleTagSupport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What both tags share: attributes that are options of the library, whose names it knows, and what the page gives. */
public abstract class FlocktoryTag extends SimpleTagSupport implements DynamicAttributes {
    private final Map<String, Object> options = new LinkedHashMap<>();

    /** Makes a tag without options. */
    protected FlocktoryTag() {
    }

    @Override
    public final void setDynamicAttribute(String uri, String name, Object value) {
        options.put(name, value);
    }

    @Override
    public final void doTag() throws IOException {
        PageContext context = (PageContext) getJspContext();
        String html = html(Renderers.of(context.getServletContext()), options, new JspPage(context));
        context.getOut().write(html);
    }

    abstract String html(SafeRenderer renderer, Map<String, Object> options, Page page);

    /** The value of an attribute: an expression {@code #{…}} is evaluated here, where its failure is handled. */
    static Object value(JspContext context, Object attribute) {
        return attribute instanceof ValueExpression expression ? expression.getValue(context.getELContext()) : attribute;
    }

    private record JspPage(PageContext context) implements Page {
        @Override
        public Object attribute(String name) {
            return context.getAttribute(name, PageContext.REQUEST_SCOPE);
        }

        @Override
        public String address(String path) {
            return context.getRequest() instanceof HttpServletRequest request ? request.getContextPath() + path : path;
        }
    }
}
