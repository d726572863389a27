import flocktory.postcheckout.Item;
import flocktory.postcheckout.Order;
import flocktory.postcheckout.Postcheckout;
import flocktory.postcheckout.User;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The orders that several tests use. */
final class Orders {
    private Orders() {
    }

    static Postcheckout typed(String id) {
        return new Postcheckout(new User().name("Анна").email("anna@shop.ru"),
                new Order(id, new BigDecimal("2999.990")).item(new Item("7")));
    }

    static Map<String, Object> map(String id, int items) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            list.add(Map.of("id", i, "title", "Кроссовки \"Air\" №" + i, "price", new BigDecimal("1000.00"), "count", 2));
        }
        return Map.of("user", Map.of("name", "Анна Иванова", "email", "anna@shop.ru"),
                "order", Map.of("id", id, "price", new BigDecimal("2999.99"), "items", list));
    }

    /** Without a price, and with an email in the wrong place. */
    static Map<String, Object> invalid() {
        return Map.of("user", Map.of("name", "Анна", "email", "anna@shop.ru"),
                "order", Map.of("id", "1", "price", "anna.secret@shop.ru", "items", List.of(Map.of("id", 7))));
    }
}
