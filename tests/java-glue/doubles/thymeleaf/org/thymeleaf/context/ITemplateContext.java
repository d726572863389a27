package org.thymeleaf.context;

import java.util.Map;
import org.thymeleaf.templatemode.TemplateMode;

public interface ITemplateContext extends IExpressionContext {
    TemplateMode getTemplateMode();

    String buildLink(String base, Map<String, Object> parameters);
}
