import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beans.Orders;
import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.Options;
import flocktory.postcheckout.glue.RefusedOrderException;
import flocktory.postcheckout.glue.SafeRenderer;
import flocktory.postcheckout.glue.Settings;
import flocktory.postcheckout.thymeleaf.FlocktoryDialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.model.IAttribute;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.standard.expression.IStandardExpressionParser;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/** The processors of the dialect, on doubles of Thymeleaf's classes. */
class ThymeleafTest {
    private final Orders orders = new Orders();
    private final Map<String, Supplier<Object>> values = new LinkedHashMap<>();
    private final List<Object> refused = new ArrayList<>();

    @BeforeEach
    void forget() {
        Log.lines();
        values.put("${order}", orders::getGood);
        values.put("${nobody}", orders::getNobody);
        values.put("${thrown}", orders::getThrown);
        values.put("${spot}", () -> "desk \"1\"");
        values.put("'${a}' + \"b\"", () -> "ab");
    }

    /** What takes the place of a tag: its name, or its attribute's name with a colon, and attributes as a template has them. */
    private String printed(Map<String, ?> settings, String matched, String... attributes) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            given.put(attributes[i], attributes[i + 1]);
        }
        boolean isAttribute = given.containsKey(matched);
        FlocktoryDialect dialect = new FlocktoryDialect(new SafeRenderer(Settings.of(settings), (order, cause) -> refused.add(order)));
        StringBuilder html = new StringBuilder();
        var processor = dialect.getProcessors(dialect.getPrefix()).stream().map(AbstractElementTagProcessor.class::cast)
                .filter(one -> one.matched.equals(matched) && one.getClass().getSimpleName().endsWith(isAttribute ? "Attribute" : "Element"))
                .findFirst().orElseThrow();
        processor.process(new WebContext(), new Tag(given), (text, isProcessable) -> {
            assertEquals(false, isProcessable);
            html.append(text);
        });
        return html.toString();
    }

    private String snippet(Options options) throws Exception {
        return Flocktory.render(orders.getGood(), options.nonce("n")).html();
    }

    @Test
    void anElementAndAnAttribute() throws Exception {
        assertEquals(snippet(Options.none()), printed(Map.of(), "flocktory:postcheckout", "order", "${order}"));
        assertEquals(snippet(Options.none()), printed(Map.of(), "flocktory:postcheckout", "flocktory:postcheckout", "${order}"));
    }

    @Test
    void attributesAreOptions() throws Exception {
        String html = printed(Map.of(), "flocktory:postcheckout", "order", "${order}", "once", "true", "base-url", "https://shop.ru", "spot", "${spot}");
        assertEquals(snippet(Options.none().once(true).baseUrl("https://shop.ru").spot("desk \"1\"")), html);
        html = printed(Map.of(), "flocktory:postcheckout", "order", "${order}", "spot", "'${a}' + &quot;b&quot;");
        assertEquals(snippet(Options.none().spot("ab")), html);
    }

    @Test
    void whateverFailsPrintsNothing() {
        for (String order : List.of("${nobody}", "${thrown}", "${no such}", "text", "")) {
            assertEquals("", printed(Map.of(), "flocktory:postcheckout", "order", order), order);
            assertEquals("", printed(Map.of(), "flocktory:postcheckout", "flocktory:postcheckout", order), order);
        }
        assertEquals("", printed(Map.of(), "flocktory:postcheckout"));
        assertEquals("", printed(Map.of(), "flocktory:postcheckout", "order", "${order}", "spot", "${thrown}"));
        assertEquals(12, refused.size());
        List<String> lines = Log.lines();
        assertTrue(lines.size() == 12 && lines.stream().noneMatch(line -> line.contains("anna@")), lines.toString());
    }

    @Test
    void aRefusedOrderThrowsWithTheSettingDebug() {
        assertThrows(RefusedOrderException.class, () -> printed(Map.of("debug", true), "flocktory:postcheckout", "order", "${nobody}"));
    }

    @Test
    void theLoader() throws Exception {
        String wanted = Flocktory.loader("77", Options.none().nonce("n"));
        assertEquals(wanted, printed(Map.of("site-id", "77"), "flocktory:loader"));
        assertEquals(wanted, printed(Map.of(), "flocktory:loader", "site", "77"));
        assertEquals("", printed(Map.of(), "flocktory:loader", "site", "${thrown}"));
    }

    @Test
    void theScriptOfABlockOfDataHasTheContextPath() {
        String html = printed(Map.of("form", "data"), "flocktory:postcheckout", "order", "${order}");
        assertTrue(html.contains("<script src=\"/shop/flocktory-postcheckout.js\" integrity=\"sha256-"), html);
    }

    private final class WebContext implements ITemplateContext, IWebContext {
        @Override
        public IEngineConfiguration getConfiguration() {
            IStandardExpressionParser parser = (context, input) -> same -> {
                if (!values.containsKey(input)) {
                    throw new IllegalArgumentException("Could not parse as expression: " + input);
                }
                return values.get(input).get();
            };
            return () -> Map.of(StandardExpressions.STANDARD_EXPRESSION_PARSER_ATTRIBUTE_NAME, parser);
        }

        @Override
        public Object getVariable(String name) {
            return name.equals("cspNonce") ? "n" : null;
        }

        @Override
        public TemplateMode getTemplateMode() {
            return TemplateMode.HTML;
        }

        @Override
        public String buildLink(String base, Map<String, Object> parameters) {
            return "/shop" + base;
        }
    }

    private record Tag(Map<String, String> attributes) implements IProcessableElementTag {
        @Override
        public IAttribute[] getAllAttributes() {
            return attributes.entrySet().stream().map(entry -> new Attribute(entry.getKey(), entry.getValue())).toArray(IAttribute[]::new);
        }

        @Override
        public String getAttributeValue(String completeName) {
            return attributes.get(completeName);
        }
    }

    private record Attribute(String getAttributeCompleteName, String getValue) implements IAttribute {
    }
}
