import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beans.Orders;
import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.Options;
import flocktory.postcheckout.freemarker.FlocktoryDirectives;
import flocktory.postcheckout.glue.SafeRenderer;
import flocktory.postcheckout.glue.Settings;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The directives in templates of FreeMarker that are escaped automatically. */
class FreeMarkerTest {
    private final Orders orders = new Orders();
    private final List<Object> refused = new ArrayList<>();

    @BeforeEach
    void forget() {
        Log.lines();
    }

    private String printed(String template, Map<String, ?> settings) throws Exception {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_31);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        FlocktoryDirectives.addTo(configuration, new SafeRenderer(Settings.of(settings), (order, cause) -> refused.add(order)));
        StringWriter out = new StringWriter();
        Map<String, Object> model = Map.of("orders", orders, "order", orders.getGood(), "cspNonce", "n+n", "spot", "desktop");
        new Template("page", template, configuration).process(model, out);
        return out.toString();
    }

    private String snippet(Options options) throws Exception {
        return Flocktory.render(orders.getGood(), options.nonce("n+n")).html();
    }

    @Test
    void theSnippetIsNotEscaped() throws Exception {
        String html = printed("<p>${'<'}</p><@flocktory_postcheckout order=order/><p>after</p>", Map.of());
        assertEquals("<p>&lt;</p>" + snippet(Options.none()) + "<p>after</p>", html);
    }

    @Test
    void anOrderMayBeABeanAMethodOrWrittenInTheTemplate() throws Exception {
        String wanted = snippet(Options.none());
        assertEquals(wanted, printed("<@flocktory_postcheckout order=orders.good/>", Map.of()));
        assertEquals(wanted, printed("<@flocktory_postcheckout order=orders.getGood/>", Map.of()));
        assertEquals(wanted, printed("<@flocktory_postcheckout order={'user': order.user, 'order': {'id': 'A-1', 'price': 2999.90, "
                + "'items': [order.order.items[0]]}}/>", Map.of()));
    }

    @Test
    void parametersAreOptions() throws Exception {
        String template = "<@flocktory_postcheckout order=order once=true base_url='https://shop.ru' spot=spot/>";
        assertEquals(snippet(Options.none().once(true).baseUrl("https://shop.ru").spot("desktop")), printed(template, Map.of()));
        assertTrue(printed("<@flocktory_postcheckout order=order nonce='own'/>", Map.of()).contains(" nonce=\"own\""));
    }

    @Test
    void aRefusedOrderPrintsNothing() throws Exception {
        for (String order : List.of("orders.nobody", "orders.getThrown", "orders.failing", "'x'", "{}")) {
            assertEquals("after", printed("<@flocktory_postcheckout order=" + order + "/>after", Map.of()), order);
            List<String> lines = Log.lines();
            assertTrue(lines.size() == 1 && !lines.get(0).contains("anna@"), lines.toString());
        }
        assertEquals("after", printed("<@flocktory_postcheckout/>after", Map.of()));
        assertEquals("after", printed("<@flocktory_postcheckout order=order sopt='x'/>after", Map.of()));
        assertEquals(7, refused.size());
    }

    @Test
    void aRefusedOrderThrowsWithTheSettingDebug() {
        String template = "<@flocktory_postcheckout order=orders.nobody/>";
        TemplateException thrown = assertThrows(TemplateException.class, () -> printed(template, Map.of("debug", true)));
        assertTrue(thrown.getCause().getMessage().contains("identity_missing"), thrown.toString());
    }

    @Test
    void theLoader() throws Exception {
        assertEquals(Flocktory.loader("77", Options.none().nonce("n+n")), printed("<@flocktory_loader/>", Map.of("site-id", 77)));
        assertEquals(Flocktory.loader("88", Options.none().nonce("n+n")), printed("<@flocktory_loader site='88'/>", Map.of()));
        assertEquals("", printed("<@flocktory_loader/><@flocktory_loader site='8 8'/>", Map.of()));
    }
}
