import java.util.List;
import java.util.Map;

/** The checks that most shops would write: types, one at sign, no negative price. */
final class FewChecks {
    private FewChecks() {
    }

    static void check(Orders.Postcheckout order) {
        Orders.Order purchase = order.order();
        user(order.user().name(), order.user().email());
        purchase(purchase.id(), purchase.price(), purchase.items());
        for (Orders.Item item : purchase.items()) {
            item(item.id(), item.title(), item.price(), item.image(), item.count());
        }
    }

    static void check(Map<?, ?> order) {
        Map<?, ?> user = (Map<?, ?>) order.get("user");
        Map<?, ?> purchase = (Map<?, ?>) order.get("order");
        user(user.get("name"), user.get("email"));
        purchase(purchase.get("id"), purchase.get("price"), purchase.get("items"));
        for (Object entry : (List<?>) purchase.get("items")) {
            Map<?, ?> item = (Map<?, ?>) entry;
            item(item.get("id"), item.get("title"), item.get("price"), item.get("image"), item.get("count"));
        }
    }

    private static void user(Object name, Object email) {
        require(name instanceof String && email instanceof String text && text.indexOf('@') > 0
                && text.indexOf('@') == text.lastIndexOf('@'), "user");
    }

    private static void purchase(Object id, Object price, Object items) {
        require(id instanceof String && isPrice(price), "order");
        require(items instanceof List<?> list && !list.isEmpty(), "items");
    }

    private static void item(Object id, Object title, Object price, Object image, Object count) {
        require(id instanceof String && title instanceof String && image instanceof String, "item");
        require(isPrice(price) && count instanceof Integer, "price");
    }

    private static boolean isPrice(Object price) {
        return price instanceof Number number && number.doubleValue() >= 0;
    }

    private static void require(boolean isFine, String what) {
        if (!isFine) {
            throw new IllegalArgumentException(what);
        }
    }
}
