import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders as a shop has them, with texts made anew for each. */
final class Orders {
    record User(String name, String email) { }

    record Item(String id, String title, BigDecimal price, String image, int count) { }

    record Order(String id, BigDecimal price, String customField, List<Item> items) { }

    record Postcheckout(User user, Order order, String spot) { }

    static final String BASE_URL = "https://shop.example.ru";
    private static final String[] TITLES = {
        "Кроссовки мужские Nike Air Max 90, белые",
        "Чайник электрический «Заря» 1,7 л",
        "Кофе в зёрнах Lavazza Oro, 1 кг",
        "Наушники Sony WH-1000XM5 (чёрные)",
        "Книга «Мастер и Маргарита» М. Булгаков",
    };

    private Orders() {
    }

    /** An order of the shop's own classes. */
    static Postcheckout records(int number, int items) {
        List<Item> list = new ArrayList<>();
        for (int n = 0; n < items; n++) {
            String id = "sku-" + (number % 1000 * 1000 + n);
            String image = BASE_URL + "/upload/iblock/" + hex(n % 4096, 3) + "/" + hex(n * 2654435L, 8) + ".jpg";
            list.add(new Item(id, fresh(TITLES[(number + n) % 5]), BigDecimal.valueOf(99050 + 100L * n, 2), image, n % 3 + 1));
        }
        return new Postcheckout(new User(fresh("Анна Иванова"), "anna.ivanova" + number + "@mail.ru"),
                new Order("A-" + number, BigDecimal.valueOf(12999990, 2), "crm-" + number, list), fresh("desktop"));
    }

    /** The same order as maps. */
    static Map<String, Object> maps(int number, int items) {
        Postcheckout from = records(number, items);
        List<Object> list = new ArrayList<>();
        for (Item item : from.order.items) {
            list.add(map("id", item.id, "title", item.title, "price", item.price, "image", item.image, "count", item.count));
        }
        return map("user", map("name", from.user.name, "email", from.user.email), "order", map("id", from.order.id,
                "price", from.order.price, "custom_field", from.order.customField, "items", list), "spot", from.spot);
    }

    /** An order that the options complete: addresses of pictures without the host, and no spot. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> incomplete(int number, int items) {
        Map<String, Object> order = maps(number, items);
        order.remove("spot");
        for (Object item : (List<?>) ((Map<?, ?>) order.get("order")).get("items")) {
            ((Map<String, Object>) item).computeIfPresent("image", (key, image) -> ((String) image).substring(BASE_URL.length()));
        }
        return order;
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static String hex(long value, int digits) {
        String hex = Long.toHexString(value);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    /** A copy of the text, as a database gives it. */
    private static String fresh(String text) {
        return new StringBuilder(text).toString();
    }
}
