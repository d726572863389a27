import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The thank-you page, as a browser gets it. */
final class Page {
    private Page() {
    }

    static void run() throws Exception {
        List<String> log = new ArrayList<>();
        // A reference keeps the logger alive: without one it may be collected.
        Logger logger = Logger.getLogger("ThankYouPage");
        logger.setUseParentHandlers(false);
        logger.addHandler(new Handler() {
            @Override
            public void publish(LogRecord line) {
                log.add(line.getMessage());
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        });
        var server = ThankYouPage.start(0);
        String address = "http://localhost:" + server.getAddress().getPort() + "/thank-you/";
        try {
            HttpResponse<String> good = get(address + "A-77");
            String policy = good.headers().firstValue("Content-Security-Policy").orElse("");
            Check.that("the page: " + good.body(), good.statusCode() == 200 && good.body().endsWith("</body>\n</html>\n")
                    && good.body().contains("\"price\":2999.99") && good.body().contains("https://shop.example/air.jpg")
                    && good.body().contains("loader.js?site_id=1234") && !good.body().contains("Air\" </script>"));
            Check.that("the policy: " + policy, policy.matches(".*script-src [^;]* 'sha256-[\\w+/]{43}='.*"));
            Check.equal("the log", List.of(), log);
            HttpResponse<String> bad = get(address + "A-78");
            Check.that("the page without a snippet: " + bad.body(), bad.statusCode() == 200
                    && bad.body().endsWith("</body>\n</html>\n") && !bad.body().contains("<script>"));
            Check.that("its log: " + log, log.size() == 1 && log.get(0).startsWith("order A-78: error "));
            Check.equal("no such order", 404, get(address + "A-79").statusCode());
        } finally {
            server.stop(0);
        }
    }

    private static HttpResponse<String> get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
