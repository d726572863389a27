package org.thymeleaf.processor.element;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.util.EscapedAttributeUtils;

public abstract class AbstractAttributeTagProcessor extends AbstractElementTagProcessor {
    protected AbstractAttributeTagProcessor(TemplateMode templateMode, String dialectPrefix, String elementName,
            boolean prefixElementName, String attributeName, boolean prefixAttributeName, int precedence, boolean removeAttribute) {
        super(templateMode, dialectPrefix, elementName, prefixElementName, attributeName, prefixAttributeName, precedence);
    }

    @Override
    protected final void doProcess(ITemplateContext context, IProcessableElementTag tag,
            IElementTagStructureHandler structureHandler) {
        String value = EscapedAttributeUtils.unescapeAttribute(context.getTemplateMode(), tag.getAttributeValue(matched));
        doProcess(context, tag, null, value, structureHandler);
    }

    protected abstract void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName attributeName,
            String attributeValue, IElementTagStructureHandler structureHandler);
}
