import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import flocktory.postcheckout.Feed;
import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Item;
import flocktory.postcheckout.Options;
import flocktory.postcheckout.Order;
import flocktory.postcheckout.Postcheckout;
import flocktory.postcheckout.Problem;
import flocktory.postcheckout.Snippet;
import flocktory.postcheckout.User;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The typed orders and options have what the schema has, and each of their methods has its effect. */
final class Builders {
    private Builders() {
    }

    static void run() throws Exception {
        everyField();
        spellings();
        everyOption();
        optionsOfTheSchema();
        fieldsOfTheSchema();
        immutable();
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
        Snippet snippet = Flocktory.render(order, Options.none());
        Check.equal("every field", "{\"user\":{\"name\":\"\\u0410\\u043d\\u043d\\u0430 \\u0418\\u0432\\u0430\\u043d\\u043e"
                + "\\u0432\\u0430\",\"email\":\"79998887766@unknown.email\",\"sex\":\"f\",\"u\":1},\"order\":{\"id\":\"A-1\","
                + "\"price\":1000,\"custom_field\":\"c\",\"items\":[{\"id\":\"7\",\"title\":\"t\",\"price\":0.1,"
                + "\"image\":\"https://shop.ru/i.jpg\",\"count\":1.5,\"i\":3},{\"id\":\"8\",\"count\":2}],\"o\":2},"
                + "\"spot\":\"s\",\"b\":[1,true],\"a\":\"\\u0022\\u00e9\",\"n\":null}", snippet.json());
        Check.equal("no warnings", List.of(), snippet.problems());
        Check.that("the id of a user", Flocktory.render(new Postcheckout(new User().name("A").id("15"),
                new Order("1", BigDecimal.ONE).item(new Item("7")))).json().contains("15@unknown.email"));
        String list = Flocktory.render(List.of(Orders.typed("1"), Orders.typed("2"))).json();
        Check.that("a list of orders: " + list, list.startsWith("[{") && list.endsWith("}]") && list.contains("},{")
                && list.contains("\"2\""));
    }

    /** Overloads for text and whole numbers; null is a value that is not given. */
    private static void spellings() throws InvalidOrderException {
        User user = new User().name("A").email("a@shop.ru").id(5).phone(null);
        String wanted = Flocktory.render(new Postcheckout(user, new Order("7", new BigDecimal("12")).item(
                new Item("1").price(new BigDecimal("3")).count(new BigDecimal("2"))))).json();
        for (Order order : List.of(new Order("7", 12).item(new Item(1).price(3).count(2)),
                new Order("7", "12").items(List.of(new Item("1").price("3").count("2"))),
                new Order().id(7).price("12").customField(null).items(List.of(new Item().price(3).count(2).title("t").title(null)
                        .extra(Map.of("id", 1)).extra(null), new Item("1").price("3,00").count("2"))))) {
            List<Problem> problems = Flocktory.check(new Postcheckout(user, order));
            if (problems.isEmpty()) {
                Check.equal("a spelling", wanted, Flocktory.render(new Postcheckout(user, order)).json());
            } else {
                Check.equal("an item without an id", "order.items[0].id", problems.get(0).path());
            }
        }
    }

    private static void everyOption() throws InvalidOrderException {
        Postcheckout order = new Postcheckout(new User().name("A").phone("067 123 45 67"),
                new Order("1", BigDecimal.ONE).item(new Item("7").image("/x.jpg").title("\u00ab")));
        Options options = Options.none().nonce("abc").once(true).spot("s").baseUrl("https://shop.ua").country("UA")
                .charset("windows-1251").lang("ru").strict(true).form("data");
        String html = Flocktory.render(order, options).html();
        for (String part : List.of("nonce=\"abc\"", "data-once", "\"spot\":\"s\"", "https://shop.ua/x.jpg", "380671234567@",
                "application/json", "\\u00ab")) {
            Check.that("an option: " + part + " in " + html, html.contains(part));
        }
        Map<String, Object> map = new HashMap<>(Map.of("nonce", "abc", "once", true, "spot", "s", "base_url", "https://shop.ua",
                "country", "UA", "charset", "windows-1251", "lang", "ru", "strict", true, "form", "data"));
        map.put("feed", null);
        Check.equal("the same options by their names", html, Flocktory.render(order, Options.of(map)).html());
        Check.that("strict", !Flocktory.check(order, Options.none().strict(true).country("RU")).isEmpty());
        Check.equal("an unknown option", List.of("option_unknown"), codes(order, Options.of(Map.of("nonse", "abc"))));
        Check.equal("a wrong option", List.of("option_invalid"), codes(order, Options.none().country("XX")));
    }

    static List<String> codes(Object order, Options options) {
        return Flocktory.check(order, options).stream().map(Problem::code).toList();
    }

    /** Each option of the schema is a method with the type that the schema says, and there are no others. */
    private static void optionsOfTheSchema() throws Exception {
        Map<String, Set<Class<?>>> wanted = new HashMap<>();
        JsonObject schema = JsonParser.parseString(Files.readString(Path.of("schema/options.json"))).getAsJsonObject();
        for (JsonElement element : schema.getAsJsonArray("render")) {
            JsonObject option = element.getAsJsonObject();
            wanted.put(camel(option.get("name").getAsString()), switch (option.get("type").getAsString()) {
                case "text", "choice" -> Set.of(String.class);
                case "flag" -> Set.of(boolean.class);
                case "feed" -> Set.of(Feed.class, Path.class);
                default -> throw new IllegalStateException(option.toString());
            });
        }
        Map<String, Set<Class<?>>> got = Arrays.stream(Options.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .peek(method -> Check.equal("the type of " + method, Options.class, method.getReturnType()))
                .collect(Collectors.groupingBy(method -> method.getName(),
                        Collectors.mapping(method -> method.getParameterTypes()[0], Collectors.toSet())));
        Check.equal("the options of the schema", wanted, got);
    }

    /** Each field of the schema is a method, or a parameter of the constructor where it is always needed. */
    private static void fieldsOfTheSchema() throws Exception {
        JsonObject schema = JsonParser.parseString(Files.readString(Path.of("schema/fields.json"))).getAsJsonObject();
        Map<String, Class<?>> classes =
                Map.of("postcheckout", Postcheckout.class, "user", User.class, "order", Order.class, "item", Item.class);
        Check.equal("the objects", classes.keySet(), schema.keySet());
        for (var entry : classes.entrySet()) {
            Set<String> wanted = new TreeSet<>();
            schema.getAsJsonArray(entry.getKey()).forEach(field -> wanted.add(camel(field.getAsString())));
            if (entry.getKey().equals("postcheckout")) {
                wanted.removeAll(Set.of("user", "order"));
            } else if (entry.getKey().equals("order")) {
                wanted.add("item");
            }
            Set<String> got = Arrays.stream(entry.getValue().getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers())).map(method -> method.getName())
                    .collect(Collectors.toCollection(TreeSet::new));
            Check.equal("the fields of " + entry.getKey(), wanted, got);
        }
    }

    private static void immutable() throws InvalidOrderException {
        Map<String, Object> map = new HashMap<>(Map.of("nonce", "one"));
        Options one = Options.of(map);
        map.put("nonce", "two");
        Options two = one.nonce("two").once(true);
        String html = Flocktory.render(Orders.typed("1"), one).html();
        Check.that("options never change: " + html, html.contains("nonce=\"one\"") && !html.contains("localStorage"));
        Check.that("new options", Flocktory.render(Orders.typed("1"), two).html().contains("nonce=\"two\""));
        Check.that("null removes an option", !Flocktory.render(Orders.typed("1"), two.nonce(null)).html().contains("nonce"));
        Snippet snippet = Check.thrown(() -> { }) == null ? Flocktory.render(Orders.map("1", 1)) : null;
        Check.fails("problems never change", UnsupportedOperationException.class, () -> snippet.problems().add(null));
        Check.fails("nor do those of a check", UnsupportedOperationException.class,
                () -> Flocktory.check(Orders.invalid()).clear());
        Check.fails("nor do hosts", UnsupportedOperationException.class, () -> Flocktory.cspSources().clear());
    }

    private static String camel(String name) {
        String[] words = name.split("_");
        return words[0] + Arrays.stream(words).skip(1).map(word -> word.substring(0, 1).toUpperCase() + word.substring(1))
                .collect(Collectors.joining());
    }
}
