package flocktory.postcheckout.thymeleaf;

import flocktory.postcheckout.glue.SafeRenderer;
import java.util.Map;
import java.util.concurrent.Callable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/** {@code <flocktory:loader site="1234"/>}; without a site, that of the settings. */
final class LoaderElement extends AbstractElementTagProcessor {
    private static final String SITE = "site";
    private static final int PRECEDENCE = 1000;

    private final SafeRenderer renderer;

    LoaderElement(String prefix, SafeRenderer renderer) {
        super(TemplateMode.HTML, prefix, "loader", true, null, false, PRECEDENCE);
        this.renderer = renderer;
    }

    @Override
    protected void doProcess(ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structure) {
        String expression = Expressions.unescaped(context, tag.getAttributeValue(SITE));
        Callable<Object> site = () -> Expressions.value(context, expression);
        Callable<Map<String, Object>> options = () -> Expressions.options(context, tag, SITE);
        structure.replaceWith(renderer.loader(site, options, new ThymeleafPage(context)), false);
    }
}
