package flocktory.postcheckout.thymeleaf;

import flocktory.postcheckout.glue.SafeRenderer;
import java.util.Map;
import java.util.concurrent.Callable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/** {@code <div flocktory:postcheckout="${order}"></div>}: the snippet takes the place of the element. */
final class PostcheckoutAttribute extends AbstractAttributeTagProcessor {
    private static final int PRECEDENCE = 1000;

    private final SafeRenderer renderer;

    PostcheckoutAttribute(String prefix, SafeRenderer renderer) {
        super(TemplateMode.HTML, prefix, null, false, "postcheckout", true, PRECEDENCE, true);
        this.renderer = renderer;
    }

    @Override
    protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName name, String expression,
            IElementTagStructureHandler structure) {
        Callable<Object> order = () -> Expressions.value(context, expression);
        structure.replaceWith(renderer.html(order, Map.of(), new ThymeleafPage(context)), false);
    }
}
