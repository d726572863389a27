package flocktory.postcheckout.freemarker;

import freemarker.template.AdapterTemplateModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Java's values of FreeMarker's models: the object that a model wraps, or a map, list, number or text of a template. */
final class Values {
    private Values() {
    }

    static Object unwrapped(TemplateModel model) throws TemplateModelException {
        return model == null ? null : DeepUnwrap.permissiveUnwrap(model);
    }

    /** An order: a method without arguments is called here, where its failure is handled. */
    static Object order(TemplateModel model) throws TemplateModelException {
        // Some models of maps can be called, too.
        if (model instanceof TemplateMethodModelEx method && !(model instanceof AdapterTemplateModel)) {
            Object result = method.exec(List.of());
            return result instanceof TemplateModel returned ? unwrapped(returned) : result;
        }
        return unwrapped(model);
    }

    /** The parameters of a directive, except one that is read later or not at all. */
    static Map<String, Object> options(Map<?, ?> parameters, String except) throws TemplateModelException {
        Map<String, Object> options = new LinkedHashMap<>();
        for (Map.Entry<?, ?> parameter : parameters.entrySet()) {
            if (!parameter.getKey().equals(except)) {
                options.put(parameter.getKey().toString(), unwrapped((TemplateModel) parameter.getValue()));
            }
        }
        return options;
    }
}
