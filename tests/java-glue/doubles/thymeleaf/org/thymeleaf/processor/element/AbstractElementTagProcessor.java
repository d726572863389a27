package org.thymeleaf.processor.element;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.templatemode.TemplateMode;

public abstract class AbstractElementTagProcessor implements IProcessor {
    /** The name of the element or attribute, as a template spells it. */
    public final String matched;

    public AbstractElementTagProcessor(TemplateMode templateMode, String dialectPrefix, String elementName, boolean prefixElementName,
            String attributeName, boolean prefixAttributeName, int precedence) {
        matched = dialectPrefix + ":" + (elementName == null ? attributeName : elementName);
    }

    public final void process(ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structureHandler) {
        doProcess(context, tag, structureHandler);
    }

    protected abstract void doProcess(ITemplateContext context, IProcessableElementTag tag,
            IElementTagStructureHandler structureHandler);
}
