package flocktory.postcheckout.thymeleaf;

import flocktory.postcheckout.glue.Page;
import java.util.Map;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;

/** The page of a template: attributes of the request are variables of its context. */
record ThymeleafPage(ITemplateContext context) implements Page {
    @Override
    public Object attribute(String name) {
        return context.getVariable(name);
    }

    @Override
    public String address(String path) {
        // Without a request there is no context path, and links from the root fail.
        return context instanceof IWebContext ? context.buildLink(path, Map.of()) : path;
    }
}
