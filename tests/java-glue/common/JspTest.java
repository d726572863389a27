import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tags in pages of a real container, as a browser gets them. */
class JspTest {
    private static final Path APPLICATION = Path.of(System.getProperty("application"));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PUSH = "window.flocktory.push(['postcheckout', {\"user\":{\"name\":\"\\u0410\\u043d\\u043d\\u0430\","
            + "\"email\":\"anna@shop.ru\"},\"order\":{\"id\":\"A-1\",\"price\":2999.9,\"items\":[{\"id\":\"777\",\"title\":"
            + "\"Nike \\u0022Air\\u0022 \\u003c/script\\u003e\",\"image\":\"https://shop.ru/i.jpg\"}]}";

    private static String shop;
    private static String debugged;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> settings = Map.of("flocktory.postcheckout.site-id", "4321", "flocktory.postcheckout.base-url", "https://shop.ru");
        shop = Container.start(APPLICATION, settings);
        Map<String, String> debugging = new HashMap<>(settings);
        debugging.put("flocktory.postcheckout.debug", "true");
        debugged = Container.start(APPLICATION, debugging);
    }

    @BeforeEach
    void forget() {
        Log.lines();
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    /** What a page has between its first and its last paragraph. The page must be whole. */
    private static String printed(String page) throws Exception {
        HttpResponse<String> response = get(shop + page);
        String body = response.body();
        assertEquals(200, response.statusCode(), body);
        int start = body.indexOf("<p>before</p>");
        int end = body.indexOf("<p>after</p></body></html>");
        assertTrue(start >= 0 && end > start, body);
        return body.substring(start + "<p>before</p>".length(), end).strip();
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"good.jsp", "immediate.jsp"})
    void theSnippetOfAnOrder(String page) throws Exception {
        String html = printed(page);
        assertTrue(html.startsWith("<script>try {") && html.endsWith("</script>"), html);
        assertTrue(html.contains(PUSH), html);
        assertEquals(List.of(), Log.lines());
    }

    @Test
    void aListOfOrders() throws Exception {
        String html = printed("two.jsp");
        assertTrue(html.contains("\"id\":\"A-1\"") && html.contains("\"id\":\"A-2\""), html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody.jsp", "null.jsp", "thrown.jsp", "failing.jsp", "unset.jsp", "unknown.jsp"})
    void aRefusedOrderPrintsNothingAndIsLogged(String page) throws Exception {
        assertEquals("", printed(page));
        List<String> lines = Log.lines();
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).startsWith("SEVERE "), lines.toString());
        assertFalse(lines.get(0).contains("anna@"), lines.toString());
    }

    @Test
    void theLogSaysWhy() throws Exception {
        printed("nobody.jsp");
        assertTrue(Log.lines().get(0).contains("identity_missing"));
        printed("thrown.jsp");
        String line = Log.lines().get(0);
        assertTrue(line.contains("IllegalStateException: no order for a***"), line);
        printed("unknown.jsp");
        line = Log.lines().get(0);
        assertTrue(line.contains("option_unknown") && line.contains("spot"), line);
    }

    @Test
    void aRefusedOrderThrowsWithTheSettingDebug() throws Exception {
        for (String page : List.of("nobody.jsp", "thrown.jsp", "null.jsp")) {
            assertEquals(500, get(debugged + page).statusCode(), page);
        }
        assertEquals(200, get(debugged + "good.jsp").statusCode());
        // The loader is on every page, and never throws.
        assertEquals(200, get(debugged + "loader.jsp").statusCode());
    }

    @Test
    void attributesAreOptionsInEverySpelling() throws Exception {
        String[] scripts = printed("spelled.jsp?spot=desktop").split("(?=<script)");
        assertTrue(scripts[0].contains("https://one.ru/i.jpg") && scripts[0].contains("localStorage"), scripts[0]);
        assertTrue(scripts[0].contains("\"spot\":\"desktop\""), scripts[0]);
        assertTrue(scripts[1].contains("https://two.ru/i.jpg") && scripts[1].contains(" nonce=\"own\""), scripts[1]);
        assertTrue(scripts[2].contains("https://three.ru/i.jpg") && !scripts[2].contains("nonce"), scripts[2]);
        assertEquals(List.of(), Log.lines());
    }

    @Test
    void theNonceIsAnAttributeOfTheRequest() throws Exception {
        String html = printed("nonce.jsp");
        assertEquals(2, count(html, " nonce=\"from+request\""), html);
        assertEquals(1, count(html, " nonce=\"own\""), html);
    }

    @Test
    void theLoader() throws Exception {
        String html = printed("loader.jsp");
        assertEquals(1, count(html, "loader.js?site_id=4321\""), html);
        assertEquals(1, count(html, "loader.js?site_id=77\""), html);
        assertEquals(2, count(html, "<script"), html);
        List<String> lines = Log.lines();
        assertTrue(lines.size() == 1 && lines.get(0).contains("site_id_invalid"), lines.toString());
    }

    @Test
    void aCommittedResponse() throws Exception {
        assertEquals(1, count(printed("committed.jsp"), "window.flocktory.push("));
    }

    @Test
    void aBlockOfDataComesWithItsScript() throws Exception {
        String html = printed("data.jsp");
        assertTrue(html.startsWith("<script type=\"application/json\""), html);
        var tag = java.util.regex.Pattern.compile(
                "<script src=\"(/shop/flocktory-postcheckout.js)\" integrity=\"(sha256-[^\"]+)\" nonce=\"n\" defer></script>$").matcher(html);
        assertTrue(tag.find(), html);
        HttpResponse<String> file = get(URI.create(shop).resolve(tag.group(1)).toString());
        assertEquals(200, file.statusCode());
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(file.body().getBytes("UTF-8"));
        assertEquals(tag.group(2), "sha256-" + java.util.Base64.getEncoder().encodeToString(hash));
    }

    @Test
    void aListenerGetsTheOrderAndCannotBreakThePage() throws Exception {
        assertEquals("<p>true</p>", printed("listener.jsp"));
        List<String> lines = Log.lines();
        assertTrue(lines.size() == 2 && lines.get(0).contains("identity_missing"), lines.toString());
        assertTrue(lines.get(1).contains("IllegalStateException"), lines.toString());
    }

    @Test
    void manyCustomersAtOnce() throws Exception {
        var wanted = get(shop + "good.jsp").body();
        var all = java.util.stream.IntStream.range(0, 400).mapToObj(i ->
                CLIENT.sendAsync(HttpRequest.newBuilder(URI.create(shop + "good.jsp")).build(), BodyHandlers.ofString())).toList();
        for (var one : all) {
            assertEquals(wanted, one.get().body());
        }
    }
}
