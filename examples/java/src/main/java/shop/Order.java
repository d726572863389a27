package shop;

import java.math.BigDecimal;
import java.util.List;

/** A bought cart; the number is the one that the customer sees. */
public record Order(String number, Customer customer, List<Line> lines) {
    /** What Flocktory gets: fields by their names. */
    public record Postcheckout(Customer user, Paid order) {
    }

    /** The order in it. */
    public record Paid(String id, BigDecimal price, List<Item> items) {
    }

    /** A line in it. */
    public record Item(String id, String title, BigDecimal price, String image, int count) {
    }

    /** The order as Flocktory gets it. */
    public Postcheckout postcheckout() {
        List<Item> items = lines.stream().map(Order::item).toList();
        BigDecimal price = lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Postcheckout(customer, new Paid(number, price, items));
    }

    private static Item item(Line line) {
        Product product = line.product();
        return new Item(product.id(), product.title(), product.price(), product.image(), line.count());
    }
}
