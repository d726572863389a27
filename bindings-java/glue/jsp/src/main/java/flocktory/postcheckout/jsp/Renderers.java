package flocktory.postcheckout.jsp;

import flocktory.postcheckout.RefusedOrderListener;
import flocktory.postcheckout.glue.SafeRenderer;
import flocktory.postcheckout.glue.Settings;
import jakarta.servlet.ServletContext;
import java.util.HashMap;
import java.util.Map;

/**
 * The renderer of a web application: the attribute of its context that Spring's glue sets, else one made from the context's
 * parameters. Their names begin with {@link Settings#PREFIX}.
 */
final class Renderers {
    private static final String RENDERER = SafeRenderer.class.getName();
    /** A shop that wants to know of refused orders puts a listener into this attribute of the context. */
    private static final String LISTENER = RefusedOrderListener.class.getName();

    private Renderers() {
    }

    static SafeRenderer of(ServletContext context) {
        if (context.getAttribute(RENDERER) instanceof SafeRenderer renderer) {
            return renderer;
        }
        SafeRenderer renderer = new SafeRenderer(Settings.of(parameters(context)), (order, problems) -> {
            if (context.getAttribute(LISTENER) instanceof RefusedOrderListener listener) {
                listener.refused(order, problems);
            }
        });
        renderer.checkSettings();
        context.setAttribute(RENDERER, renderer);
        return renderer;
    }

    private static Map<String, String> parameters(ServletContext context) {
        Map<String, String> parameters = new HashMap<>();
        context.getInitParameterNames().asIterator().forEachRemaining(name -> {
            if (name.startsWith(Settings.PREFIX)) {
                parameters.put(name.substring(Settings.PREFIX.length()), context.getInitParameter(name));
            }
        });
        return parameters;
    }
}
