package flocktory.postcheckout.freemarker;

import flocktory.postcheckout.glue.Page;
import flocktory.postcheckout.glue.SafeRenderer;
import freemarker.template.Configuration;

/** Adds the directives to a configuration of FreeMarker. */
public final class FlocktoryDirectives {
    private FlocktoryDirectives() {
    }

    /**
     * Adds {@code <@flocktory_postcheckout order=order once=true/>} and {@code <@flocktory_loader site="1234"/>}.
     *
     * @param configuration where the directives become shared variables
     * @param renderer what prints
     */
    public static void addTo(Configuration configuration, SafeRenderer renderer) {
        addTo(configuration, renderer, name -> null);
    }

    /**
     * Adds the directives for a framework that knows the request.
     *
     * @param configuration where the directives become shared variables
     * @param renderer what prints
     * @param request is asked for attributes of the request that are not variables of the template
     */
    public static void addTo(Configuration configuration, SafeRenderer renderer, Page request) {
        configuration.setSharedVariable("flocktory_postcheckout", new PostcheckoutDirective(renderer, request));
        configuration.setSharedVariable("flocktory_loader", new LoaderDirective(renderer, request));
    }
}
