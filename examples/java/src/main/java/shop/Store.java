package shop;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The catalogue and the orders, in memory. */
final class Store {
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    Store() {
        add("mug-7", "Кружка «Зимнее утро» 350 мл", "1490.50", "/images/mug.jpg");
        add("tea-12", "Чай <Ассам> & мята, 100 г", "640", "/images/tea.jpg");
        add("jam-3", "Варенье 'Морошка' </script>", "899.99", "/images/jam.jpg");
    }

    private void add(String id, String title, String price, String image) {
        products.put(id, new Product(id, title, new BigDecimal(price), image));
    }

    Iterable<Product> products() {
        return products.values();
    }

    /** The lines of a cart, which counts products by their ids. */
    List<Line> lines(Map<String, Integer> cart) {
        return cart.entrySet().stream().filter(line -> products.containsKey(line.getKey()))
                .map(line -> new Line(products.get(line.getKey()), line.getValue())).toList();
    }

    /** The key of a new order: nobody guesses another customer's. */
    String buy(Customer customer, List<Line> lines) {
        String key = UUID.randomUUID().toString();
        orders.put(key, new Order("A-" + last.incrementAndGet(), customer, lines));
        return key;
    }

    /** The order with a key, or null. */
    Order order(String key) {
        return orders.get(key);
    }
}
