package flocktory.postcheckout.thymeleaf;

import flocktory.postcheckout.glue.SafeRenderer;
import java.util.Map;
import java.util.concurrent.Callable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/** {@code <flocktory:postcheckout order="${order}" once="true"/>}: the other attributes are options. */
final class PostcheckoutElement extends AbstractElementTagProcessor {
    private static final String ORDER = "order";
    private static final int PRECEDENCE = 1000;

    private final SafeRenderer renderer;

    PostcheckoutElement(String prefix, SafeRenderer renderer) {
        super(TemplateMode.HTML, prefix, "postcheckout", true, null, false, PRECEDENCE);
        this.renderer = renderer;
    }

    @Override
    protected void doProcess(ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structure) {
        String expression = Expressions.unescaped(context, tag.getAttributeValue(ORDER));
        Callable<Object> order = () -> Expressions.value(context, expression);
        Callable<Map<String, Object>> options = () -> Expressions.options(context, tag, ORDER);
        structure.replaceWith(renderer.html(order, options, new ThymeleafPage(context)), false);
    }
}
