import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Options;
import flocktory.postcheckout.Problem;
import flocktory.postcheckout.RefusedOrderListener;
import flocktory.postcheckout.Snippet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What reaches a page and its log: whatever happens, the page stays whole. */
final class Pages {
    private Pages() {
    }

    static void run() throws Exception {
        try (Log log = new Log()) {
            tags(log);
            hostile(log);
        }
        failingLog();
        problems();
        serialized();
        others();
    }

    private static void tags(Log log) throws Exception {
        String wanted = Flocktory.render(Orders.typed("1")).html();
        Check.equal("the tag", wanted, Flocktory.tag(Orders.typed("1")));
        Check.equal("null options are the defaults", wanted, Flocktory.tag(Orders.typed("1"), null));
        Check.equal("the log", List.of(), log.lines);
        List<Object> refused = new ArrayList<>();
        Map<String, Object> order = Orders.invalid();
        RefusedOrderListener listener = (given, exception) -> {
            refused.add(given);
            refused.addAll(exception.problems());
        };
        Check.equal("the tag of an invalid order", "", Flocktory.tag(order, Options.none(), listener));
        Check.that("the listener gets the order", refused.get(0) == order);
        Check.equal("and its problems", Flocktory.check(order), refused.subList(1, refused.size()));
        Check.that("one line: " + log.lines, log.lines.size() == 1 && log.lines.get(0).startsWith("SEVERE "));
        Check.that("masked: " + log.lines, !log.lines.get(0).contains("secret") && log.lines.get(0).contains("order.price"));
        log.lines.clear();
        Check.equal("a listener that throws", "", Flocktory.tag(order, Options.none(), (given, exception) -> {
            throw new IllegalStateException("anna.secret@shop.ru");
        }));
        Check.that("is logged: " + log.lines, log.lines.size() == 2 && log.lines.get(1).contains("IllegalStateException")
                && !log.lines.toString().contains("secret"));
        log.lines.clear();
        Check.equal("no loader", "", Flocktory.loaderTag(" 1"));
        Check.equal("no loader without an id", "", Flocktory.loaderTag(null));
        Check.that("is logged: " + log.lines, log.lines.size() == 2 && log.lines.get(0).contains("site_id_invalid"));
        log.lines.clear();
        Map<String, Object> warned = new HashMap<>(Orders.map("1", 1));
        warned.put("usr", "anna.secret@shop.ru");
        Check.that("an order with a warning", Flocktory.tag(warned).startsWith("<script>"));
        Check.that("is logged: " + log.lines, log.lines.size() == 1 && !log.lines.get(0).contains("secret"));
        log.lines.clear();
    }

    /** Objects that no shop has, but that a page must survive. */
    private static void hostile(Log log) {
        Map<String, Object> cycle = new HashMap<>(Orders.map("1", 1));
        cycle.put("extra", cycle);
        Map<String, Object> deep = Map.of();
        for (int i = 0; i < 100_000; i++) {
            deep = Map.of("d", deep);
        }
        Map<String, Object> failing = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new IllegalStateException("anna.secret@shop.ru");
            }
        };
        Map<String, Object> overflowing = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                return entrySet();
            }
        };
        Map<String, Object> linkage = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new NoClassDefFoundError("shop/Missing");
            }
        };
        for (Object order : new Object[] {cycle, deep, failing, overflowing, linkage, null, "x", 5, new Object(), List.of(),
            Double.NaN, new Object[] {null}, Set.of(1), Thread.currentThread()}) {
            Check.that("a tag of anything", Check.thrown(() -> Flocktory.tag(order)) == null);
            Check.that("problems of anything: " + Check.thrown(() -> Flocktory.check(order)),
                    Check.thrown(() -> Flocktory.check(order)) == null);
        }
        Check.that("masked: " + log.lines, !log.lines.toString().contains("secret"));
        log.lines.clear();
    }

    private static void failingLog() {
        try (Log log = new Log()) {
            log.failWith(new IllegalStateException("the log fails"));
            Check.equal("a log that fails", "", Flocktory.tag(Orders.invalid()));
            Check.equal("a log that fails for a loader", "", Flocktory.loaderTag("x"));
            boolean[] isCalled = {false};
            Flocktory.tag(Orders.invalid(), Options.none(), (order, refused) -> isCalled[0] = true);
            Check.that("the listener is called", isCalled[0]);
        }
    }

    private static void problems() {
        Options russian = Options.none().lang("ru");
        Throwable thrown = Check.thrown(() -> Flocktory.render(Orders.invalid(), russian));
        Check.that("an order with errors is refused: " + thrown, thrown instanceof InvalidOrderException);
        InvalidOrderException invalid = (InvalidOrderException) thrown;
        Check.equal("its problems", Flocktory.check(Orders.invalid(), russian), invalid.problems());
        Check.that("its message: " + invalid.getMessage(), invalid.getMessage().startsWith("error ")
                && invalid.getMessage().lines().count() == invalid.problems().size());
        Problem first = invalid.problems().get(0);
        Check.that("an error: " + first, first.isError() && first.severity().equals("error"));
        Check.equal("half of a UTF-16 pair", List.of("lone_surrogate"), Builders.codes(Orders.typed("\ud800"), Options.none()));
    }

    private static void serialized() throws Exception {
        InvalidOrderException invalid = (InvalidOrderException) Check.thrown(() -> Flocktory.render(Orders.invalid()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(invalid);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            InvalidOrderException read = (InvalidOrderException) in.readObject();
            Check.equal("the problems of an exception that was serialized", invalid.problems(), read.problems());
            Check.equal("its message", invalid.getMessage(), read.getMessage());
        }
    }

    private static void others() throws Exception {
        Snippet snippet = Flocktory.render(Orders.typed("1"));
        Check.equal("the text of a snippet", snippet.html(), snippet.toString());
        Check.that("the static file", Flocktory.staticFile().cspHash().startsWith("sha256-")
                && Flocktory.staticFile().body().contains("flocktory"));
        Check.equal("the hosts", List.of("https://assets.flocktory.com"), Flocktory.cspSources().get("style-src"));
        String loader = Flocktory.loader("1234", Options.none().nonce("abc"));
        Check.that("a loader: " + loader, loader.contains("site_id=1234") && loader.contains(" nonce=\"abc\""));
        String container = Flocktory.gtmContainer(Map.of("source", "ga4", "site_id", 1234, "prefix", "Магазин"));
        Check.that("a container", container.startsWith("{") && container.contains("Магазин"));
        Throwable refused = Check.thrown(() -> Flocktory.gtmContainer(Map.of("source", "x", "sauce", 1)));
        Check.that("a container with wrong options: " + refused, refused instanceof InvalidOrderException
                && ((InvalidOrderException) refused).problems().size() == 2);
        Check.that("the version", Flocktory.version().matches("\\d+\\.\\d+\\.\\d+"));
    }
}
