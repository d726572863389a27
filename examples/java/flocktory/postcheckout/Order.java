package flocktory.postcheckout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A basket that was paid for or will be. */
public final class Order {
    private final String id;
    private final BigDecimal price;
    private final List<Item> items = new ArrayList<>();
    private String customField;
    private Map<String, ?> extra;

    /** The price is of the whole order, exact: no binary floating-point number. */
    public Order(String id, BigDecimal price) {
        this.id = id;
        this.price = price;
    }

    public Order item(Item item) {
        items.add(item);
        return this;
    }

    /** A second id of the order. */
    public Order customField(String customField) {
        this.customField = customField;
        return this;
    }

    /** Fields that Flocktory has agreed with the shop. */
    public Order extra(Map<String, ?> extra) {
        this.extra = extra;
        return this;
    }
}
