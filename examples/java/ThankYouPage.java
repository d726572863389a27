import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Item;
import flocktory.postcheckout.Options;
import flocktory.postcheckout.Order;
import flocktory.postcheckout.Postcheckout;
import flocktory.postcheckout.Snippet;
import flocktory.postcheckout.User;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** A thank-you page: {@code java ThankYouPage 8080}, then {@code http://localhost:8080/thank-you/A-77}. */
public final class ThankYouPage {
    private static final Logger LOG = Logger.getLogger(ThankYouPage.class.getName());
    private static final String PATH = "/thank-you/";
    /** The shop's number in Flocktory. */
    private static final String SITE_ID = "1234";
    private static final Options OPTIONS = new Options().baseUrl("https://shop.example").lang("ru");

    /** The shop's orders. */
    private static final Map<String, Postcheckout> ORDERS = Map.of(
            "A-77", new Postcheckout(
                    new User().name("Анна Иванова").email("anna@shop.ru"),
                    new Order("A-77", new BigDecimal("2999.99")).item(new Item("777").title("Кроссовки \"Air\" </script>")
                            .price(new BigDecimal("1000.00")).count(2).image("/air.jpg"))),
            "A-78", new Postcheckout(new User().name("Пётр"), new Order("A-78", null)));

    private ThankYouPage() {
    }

    public static void main(String[] arguments) throws IOException {
        start(Integer.parseInt(arguments[0]));
    }

    static HttpServer start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext(PATH, ThankYouPage::answer);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring(PATH.length());
        Postcheckout order = ORDERS.get(id);
        if (order == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        Optional<Snippet> snippet = snippet(id, order);
        byte[] page = page(id, snippet).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", policy(snippet));
        exchange.sendResponseHeaders(200, page.length);
        try (var body = exchange.getResponseBody()) {
            body.write(page);
        }
    }

    /** The snippet; an order with errors leaves the page whole, and a line in the log. */
    private static Optional<Snippet> snippet(String id, Postcheckout order) {
        try {
            return Optional.of(Flocktory.render(order, OPTIONS));
        } catch (InvalidOrderException invalid) {
            LOG.warning("order " + id + ": " + invalid.getMessage());
            return Optional.empty();
        }
    }

    /** Allows Flocktory's hosts, and of inline scripts this one alone. */
    private static String policy(Optional<Snippet> snippet) {
        String hash = snippet.map(made -> " '" + made.cspHash() + "'").orElse("");
        return Flocktory.cspSources().entrySet().stream()
                .map(entry -> entry.getKey() + " " + String.join(" ", entry.getValue())
                        + (entry.getKey().equals("script-src") ? hash : ""))
                .collect(Collectors.joining("; ", "default-src 'self'; ", ""));
    }

    private static String page(String id, Optional<Snippet> snippet) {
        String loader;
        try {
            loader = Flocktory.loader(SITE_ID, OPTIONS);
        } catch (InvalidOrderException invalid) {
            throw new IllegalStateException(invalid);
        }
        return """
                <!DOCTYPE html>
                <html lang="ru">
                <head>
                <title>Спасибо за заказ!</title>
                %s
                </head>
                <body>
                <h1>Спасибо за заказ %s!</h1>
                %s
                </body>
                </html>
                """.formatted(loader, id, snippet.map(Snippet::html).orElse(""));
    }
}
