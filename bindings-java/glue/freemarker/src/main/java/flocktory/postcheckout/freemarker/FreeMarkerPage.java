package flocktory.postcheckout.freemarker;

import flocktory.postcheckout.glue.Page;
import freemarker.core.Environment;
import freemarker.template.TemplateModelException;

/** The page of a template: its variables, then what the framework knows of the request. */
record FreeMarkerPage(Environment environment, Page request) implements Page {
    @Override
    public Object attribute(String name) {
        try {
            Object variable = Values.unwrapped(environment.getVariable(name));
            return variable == null ? request.attribute(name) : variable;
        } catch (TemplateModelException notReadable) {
            return request.attribute(name);
        }
    }

    @Override
    public String address(String path) {
        return request.address(path);
    }
}
