package flocktory.postcheckout.freemarker;

import flocktory.postcheckout.glue.Page;
import flocktory.postcheckout.glue.RefusedOrderException;
import flocktory.postcheckout.glue.SafeRenderer;
import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code <@flocktory_postcheckout order=order once=true/>}: what is printed is not escaped, in no output format. */
record PostcheckoutDirective(SafeRenderer renderer, Page request) implements TemplateDirectiveModel {
    private static final String ORDER = "order";

    @Override
    @SuppressWarnings("rawtypes")
    public void execute(Environment environment, Map parameters, TemplateModel[] loopVariables, TemplateDirectiveBody body)
            throws TemplateException, IOException {
        Callable<Object> order = () -> Values.order((TemplateModel) parameters.get(ORDER));
        Callable<Map<String, Object>> options = () -> Values.options(parameters, ORDER);
        String html;
        try {
            html = renderer.html(order, options, new FreeMarkerPage(environment, request));
        } catch (RefusedOrderException refused) {
            throw new TemplateException(refused, environment);
        }
        environment.getOut().write(html);
    }
}
