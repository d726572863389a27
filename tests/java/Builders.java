import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Item;
import flocktory.postcheckout.Options;
import flocktory.postcheckout.Order;
import flocktory.postcheckout.Postcheckout;
import flocktory.postcheckout.Problem;
import flocktory.postcheckout.Snippet;
import flocktory.postcheckout.User;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The typed orders and options, the exception, threads. */
final class Builders {
    private Builders() {
    }

    static void run() throws Exception {
        everyField();
        everyOption();
        problems();
        threads();
    }

    private static Postcheckout order(String id) {
        return new Postcheckout(new User().name("Анна").email("anna@shop.ru"),
                new Order(id, new BigDecimal("2999.990")).item(new Item("7")));
    }

    private static void everyField() throws InvalidOrderException {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("b", List.of(1, true));
        extra.put("a", "\"é");
        extra.put("n", null);
        Postcheckout order = new Postcheckout(
                new User().firstName("Анна").lastName("Иванова").phone("8 (999) 888-77-66").sex("f").extra(Map.of("u", 1)),
                new Order("A-1", new BigDecimal("1E+3")).customField("c").extra(Map.of("o", 2)).item(new Item("7").title("t")
                        .price(new BigDecimal("0.10")).image("https://shop.ru/i.jpg").count(new BigDecimal("1.5"))
                        .extra(Map.of("i", 3))).item(new Item("8").count(2))).spot("s").extra(extra);
        Snippet snippet = Flocktory.render(order, new Options());
        Check.equal("every field", "{\"user\":{\"name\":\"\\u0410\\u043d\\u043d\\u0430 \\u0418\\u0432\\u0430\\u043d\\u043e"
                + "\\u0432\\u0430\",\"email\":\"79998887766@unknown.email\",\"sex\":\"f\",\"u\":1},\"order\":{\"id\":\"A-1\","
                + "\"price\":1000,\"custom_field\":\"c\",\"items\":[{\"id\":\"7\",\"title\":\"t\",\"price\":0.1,"
                + "\"image\":\"https://shop.ru/i.jpg\",\"count\":1.5,\"i\":3},{\"id\":\"8\",\"count\":2}],\"o\":2},"
                + "\"spot\":\"s\",\"b\":[1,true],\"a\":\"\\u0022\\u00e9\",\"n\":null}", snippet.json());
        Check.equal("the id of a user", true, Flocktory.render(new Postcheckout(new User().name("A").id("15"),
                new Order("1", BigDecimal.ONE).item(new Item("7"))), new Options()).json().contains("15@unknown.email"));
        String list = Flocktory.render(List.of(order("1"), order("2")), new Options()).json();
        Check.that("a list of orders: " + list, list.startsWith("[{") && list.contains("\"2\""));
    }

    private static void everyOption() throws InvalidOrderException {
        Postcheckout order = new Postcheckout(new User().name("A").phone("067 123 45 67"),
                new Order("1", BigDecimal.ONE).item(new Item("7").image("/x.jpg").title("\u00ab")));
        String html = Flocktory.render(order, new Options().nonce("abc").once(true).spot("s").baseUrl("https://shop.ua")
                .country("UA").charset("windows-1251").lang("ru").strict(true).form("data")).html();
        for (String part : List.of("nonce=\"abc\"", "data-once", "\"spot\":\"s\"", "https://shop.ua/x.jpg", "380671234567@",
                "application/json", "\\u00ab")) {
            Check.that("an option: " + part + " in " + html, html.contains(part));
        }
        Check.that("strict", !codes(order, new Options().strict(true).country("RU")).isEmpty());
        String loader = Flocktory.loader("1234", new Options().nonce("abc"));
        Check.that("a loader: " + loader, loader.contains("site_id=1234") && loader.contains(" nonce=\"abc\""));
        Check.that("the static file", Flocktory.staticFile().cspHash().startsWith("sha256-"));
        Check.equal("the hosts", List.of("https://assets.flocktory.com"), Flocktory.cspSources().get("style-src"));
    }

    private static List<String> codes(Postcheckout order, Options options) {
        return Flocktory.check(order, options).stream().map(Problem::code).toList();
    }

    private static void problems() {
        Postcheckout order = new Postcheckout(new User().email("anna@shop.ru"), new Order("1", null));
        try {
            Flocktory.render(order, new Options().lang("ru"));
            Check.that("an order with errors is refused", false);
        } catch (InvalidOrderException invalid) {
            Check.equal("its problems", Flocktory.check(order, new Options().lang("ru")), invalid.problems());
            Check.that("its message: " + invalid.getMessage(), invalid.getMessage().contains("\nerror price_missing: Нет"));
        }
        Check.equal("half of a UTF-16 pair", List.of("lone_surrogate"), codes(order("\ud800"), new Options()));
        try {
            Flocktory.loader(" 1", new Options());
            Check.that("a site's id that is none is refused", false);
        } catch (InvalidOrderException invalid) {
            Check.equal("a site's id that is none", "site_id_invalid", invalid.problems().get(0).code());
        }
    }

    private static void threads() throws Exception {
        String wanted = Flocktory.render(order("A-1"), new Options()).html();
        var pool = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(pool.submit(() -> {
                boolean same = true;
                for (int round = 0; round < 500; round++) {
                    same &= wanted.equals(Flocktory.render(order("A-1"), new Options()).html());
                }
                return same;
            }));
        }
        pool.shutdown();
        for (Future<Boolean> same : all) {
            Check.that("the same in a thread", same.get());
        }
    }
}
