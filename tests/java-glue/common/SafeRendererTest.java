import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beans.Orders;
import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Options;
import flocktory.postcheckout.glue.Page;
import flocktory.postcheckout.glue.RefusedOrderException;
import flocktory.postcheckout.glue.SafeRenderer;
import flocktory.postcheckout.glue.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every framework's tags share. */
class SafeRendererTest {
    private static final Page PAGE = name -> null;

    private final Orders orders = new Orders();
    private final List<Object> refused = new ArrayList<>();
    private final List<InvalidOrderException> causes = new ArrayList<>();

    @BeforeEach
    void forget() {
        Log.lines();
    }

    private SafeRenderer renderer(Map<String, ?> settings) {
        return new SafeRenderer(Settings.of(settings), (order, cause) -> {
            refused.add(order);
            causes.add(cause);
        });
    }

    private String html(Map<String, ?> settings) {
        return renderer(settings).html(orders.getGood(), Map.of(), PAGE);
    }

    @Test
    void theSnippetIsThatOfTheLibrary() throws Exception {
        Options options = Options.none().once(true).baseUrl("https://shop.ru").nonce("n");
        Map<String, ?> settings = Map.of("once", "true", "base-url", "https://shop.ru", "nonce", "n");
        assertEquals(Flocktory.render(orders.getGood(), options).html(), html(settings));
        assertEquals(List.of(), Log.lines());
    }

    @Test
    void namesInEverySpelling() {
        for (String name : List.of("base_url", "base-url", "baseUrl", "BASE_URL", "BASEURL", "base.url")) {
            assertTrue(html(Map.of(name, "https://one.ru")).contains("https://one.ru/i.jpg"), name);
        }
        // As Spring Boot reads BASE_URL in the environment.
        assertTrue(html(Map.of("base", Map.of("url", "https://one.ru"))).contains("https://one.ru/i.jpg"));
        for (String name : List.of("site-id", "siteId", "site_id", "SITEID")) {
            assertTrue(renderer(Map.of(name, 77)).loader(null, Map::of, PAGE).contains("site_id=77"), name);
        }
    }

    @Test
    void aTagsOptionsComeBeforeThoseOfThePageAndOfTheSettings() {
        SafeRenderer renderer = renderer(Map.of("nonce", "settings", "nonce-attribute", "mine"));
        Page page = name -> name.equals("mine") ? new StringBuilder("page") : null;
        assertTrue(renderer.html(orders.getGood(), Map.of(), PAGE).contains("nonce=\"settings\""));
        assertTrue(renderer.html(orders.getGood(), Map.of(), page).contains("nonce=\"page\""));
        assertTrue(renderer.html(orders.getGood(), Map.of("nonce", "tag"), page).contains("nonce=\"tag\""));
    }

    @Test
    void orderMayBeMadeInTheTag() {
        Supplier<Object> supplier = orders::getGood;
        Callable<Object> callable = orders::getGood;
        String wanted = html(Map.of());
        assertEquals(wanted, renderer(Map.of()).html(supplier, Map.of(), PAGE));
        assertEquals(wanted, renderer(Map.of()).html(callable, Map.of(), PAGE));
    }

    @Test
    void everyFailureIsARefusedOrder() {
        Supplier<Object> thrown = orders::getThrown;
        Callable<Object> checked = () -> {
            throw new java.io.IOException("anna@shop.ru");
        };
        Callable<Object> overflow = () -> {
            throw new StackOverflowError();
        };
        Callable<Object> missing = () -> {
            throw new NoClassDefFoundError("shop/Order");
        };
        List<Object> bad = new ArrayList<>(List.of(thrown, checked, overflow, missing, orders.getFailing(), orders.getNobody(), "x", 7, new Object()));
        bad.add(null);
        for (Object order : bad) {
            causes.clear();
            assertEquals("", renderer(Map.of()).html(order, Map.of(), PAGE));
            List<String> lines = Log.lines();
            assertTrue(lines.size() == 1 && lines.get(0).startsWith("SEVERE ") && !lines.get(0).contains("anna@"), lines.toString());
            assertEquals(1, causes.size(), lines.toString());
            assertFalse(causes.get(0).problems().isEmpty());
            assertFalse(causes.get(0).getMessage().contains("anna@"), causes.toString());
        }
    }

    @Test
    void optionsMayFailToo() {
        Callable<Map<String, Object>> failing = () -> {
            throw new IllegalStateException("anna@shop.ru");
        };
        assertEquals("", renderer(Map.of()).html(orders.getGood(), failing, PAGE));
        assertEquals(1, causes.size());
        assertEquals("", renderer(Map.of("site-id", 1)).loader(null, failing, PAGE));
        assertEquals("", renderer(Map.of("site-id", 1)).html(orders.getGood(), Map.of("sopt", "x"), PAGE));
        assertTrue(causes.get(1).getMessage().contains("option_unknown"), causes.toString());
        Page page = name -> {
            throw new IllegalStateException("no request");
        };
        assertEquals("", renderer(Map.of()).html(orders.getGood(), Map.of(), page));
    }

    @Test
    void debugThrowsAfterTheLogAndTheListener() {
        SafeRenderer renderer = renderer(Map.of("debug", "true", "site-id", "7 7"));
        Object nobody = orders.getNobody();
        RefusedOrderException thrown = assertThrows(RefusedOrderException.class, () -> renderer.html(nobody, Map.of(), PAGE));
        assertSame(nobody, refused.get(0));
        assertEquals(causes.get(0).problems(), thrown.problems());
        assertEquals(1, Log.lines().size());
        assertEquals(html(Map.of()), renderer.html(orders.getGood(), Map.of(), PAGE));
        assertEquals("", renderer.loader(null, Map::of, PAGE));
    }

    @Test
    void disabled() {
        SafeRenderer renderer = renderer(Map.of("enabled", "false", "site-id", 1, "debug", true));
        assertEquals("", renderer.html(orders.getNobody(), Map.of(), PAGE));
        assertEquals("", renderer.loader(null, Map::of, PAGE));
        assertEquals(List.of(), Log.lines());
    }

    @Test
    void aFailingListenerBreaksNothing() {
        SafeRenderer renderer = new SafeRenderer(Settings.of(Map.of()), (order, cause) -> {
            throw new IllegalStateException("a listener that fails");
        });
        assertEquals("", renderer.html(orders.getNobody(), Map.of(), PAGE));
    }

    @Test
    void aScriptOfAnotherHostHasNoHash() {
        String html = renderer(Map.of("form", "data", "static-file", "https://cdn.ru/f.js?a&b\"")).html(orders.getGood(), Map.of(), PAGE);
        assertTrue(html.endsWith("</script><script src=\"https://cdn.ru/f.js?a&amp;b&quot;\" defer></script>"), html);
        html = renderer(Map.of("form", "data")).html(orders.getTwo(), Map.of("nonce", "n"), PAGE);
        String hash = Flocktory.staticFile().cspHash();
        assertTrue(html.endsWith("<script src=\"/flocktory-postcheckout.js\" integrity=\"" + hash + "\" nonce=\"n\" defer></script>"), html);
    }

    @Test
    void theStaticFileIsThatOfTheLibrary() throws Exception {
        try (var file = SafeRenderer.class.getResourceAsStream("/META-INF/resources" + Settings.STATIC_FILE)) {
            assertEquals(Flocktory.staticFile().body(), new String(file.readAllBytes(), "US-ASCII"));
        }
    }

    @Test
    void wrongSettingsAreLoggedWhenTheApplicationStarts() {
        renderer(Map.of("site-id", "7 7", "form", "skript", "sopt", "x")).checkSettings();
        String lines = String.join("\n", Log.lines());
        for (String wanted : List.of("site_id_invalid", "option_unknown")) {
            assertTrue(lines.contains(wanted), lines);
        }
        renderer(Map.of("site-id", "77", "form", "data", "once", "true")).checkSettings();
        assertEquals(List.of(), Log.lines());
    }
}
