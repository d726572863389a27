package flocktory.postcheckout.freemarker;

import flocktory.postcheckout.glue.Page;
import flocktory.postcheckout.glue.SafeRenderer;
import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateModel;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code <@flocktory_loader site="1234"/>}; without a site, that of the settings. */
record LoaderDirective(SafeRenderer renderer, Page request) implements TemplateDirectiveModel {
    private static final String SITE = "site";

    @Override
    @SuppressWarnings("rawtypes")
    public void execute(Environment environment, Map parameters, TemplateModel[] loopVariables, TemplateDirectiveBody body)
            throws IOException {
        Callable<Object> site = () -> Values.unwrapped((TemplateModel) parameters.get(SITE));
        Callable<Map<String, Object>> options = () -> Values.options(parameters, SITE);
        environment.getOut().write(renderer.loader(site, options, new FreeMarkerPage(environment, request)));
    }
}
