package flocktory.postcheckout;

import java.math.BigDecimal;
import java.util.Map;

/** A line of an order. */
public final class Item {
    private final String id;
    private String title;
    private BigDecimal price;
    private String image;
    private BigDecimal count;
    private Map<String, ?> extra;

    /** The id is the offer's in the shop's feed. */
    public Item(String id) {
        this.id = id;
    }

    public Item title(String title) {
        this.title = title;
        return this;
    }

    /** The price of one. */
    public Item price(BigDecimal price) {
        this.price = price;
        return this;
    }

    /** The address of a picture; a relative one needs the option {@code base_url}. */
    public Item image(String image) {
        this.image = image;
        return this;
    }

    public Item count(long count) {
        return count(BigDecimal.valueOf(count));
    }

    public Item count(BigDecimal count) {
        this.count = count;
        return this;
    }

    /** Fields that Flocktory has agreed with the shop. */
    public Item extra(Map<String, ?> extra) {
        this.extra = extra;
        return this;
    }
}
