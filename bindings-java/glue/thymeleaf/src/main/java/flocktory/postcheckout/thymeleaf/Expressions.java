package flocktory.postcheckout.thymeleaf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IAttribute;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.util.EscapedAttributeUtils;

/** The values of attributes. */
final class Expressions {
    /** How expressions begin that Thymeleaf evaluates: of variables, selections, messages and links. */
    private static final String[] BEGINNINGS = {"${", "*{", "#{", "@{"};

    private Expressions() {
    }

    /** Evaluates an expression; a text without one is itself, so that {@code base-url="https://shop.ru"} needs no quotes. */
    static Object value(ITemplateContext context, String text) {
        if (text == null) {
            return null;
        }
        for (String beginning : BEGINNINGS) {
            if (text.contains(beginning)) {
                return StandardExpressions.getExpressionParser(context.getConfiguration()).parseExpression(context, text)
                        .execute(context);
            }
        }
        return text;
    }

    /** The attributes of a tag, evaluated, except one that is evaluated later or not at all. */
    static Map<String, Object> options(ITemplateContext context, IProcessableElementTag tag, String except) {
        Map<String, Object> options = new LinkedHashMap<>();
        for (IAttribute attribute : tag.getAllAttributes()) {
            String name = attribute.getAttributeCompleteName();
            if (!name.equals(except)) {
                options.put(name, value(context, unescaped(context, attribute.getValue())));
            }
        }
        return options;
    }

    static String unescaped(ITemplateContext context, String value) {
        return EscapedAttributeUtils.unescapeAttribute(context.getTemplateMode(), value);
    }
}
