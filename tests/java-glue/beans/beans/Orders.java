package beans;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Orders that pages print, good and bad. */
public class Orders {
    /** What the listener of a page has received. */
    public static final List<Object> REFUSED = new java.util.concurrent.CopyOnWriteArrayList<>();

    private static final Map<String, Object> ITEM = Map.of("id", "777", "title", "Nike \"Air\" </script>", "image", "/i.jpg");

    public Map<String, Object> getGood() {
        return order("A-1", Map.of("name", "Анна", "email", "anna@shop.ru"), ITEM);
    }

    public List<Object> getTwo() {
        return List.of(order("A-1", Map.of("email", "anna@shop.ru"), ITEM), order("A-2", Map.of("email", "anna@shop.ru"), ITEM));
    }

    /** An order of nobody is refused. */
    public Map<String, Object> getNobody() {
        return order("A-1", Map.of("name", "Анна", "email", "anna@"), ITEM);
    }

    public Object getMissing() {
        return null;
    }

    /** An order that cannot be made. */
    public Object getThrown() {
        throw new IllegalStateException("no order for anna@shop.ru");
    }

    /** An order whose customer's getter throws. */
    public Map<String, Object> getFailing() {
        return order("A-1", new Failing(), ITEM);
    }

    private static Map<String, Object> order(String id, Object user, Object item) {
        return Map.of("user", user, "order", Map.of("id", id, "price", new BigDecimal("2999.90"), "items", List.of(item)));
    }

    public static class Failing {
        public String getEmail() {
            throw new IllegalStateException("no row for anna@shop.ru");
        }
    }
}
