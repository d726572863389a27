package flocktory.postcheckout;

import java.math.BigDecimal;
import java.util.Map;

/** A line of an order. Null means that a value is not given. */
public final class Item extends TypedObject {
    /** A line without any data yet. */
    public Item() {
    }

    /**
     * A line with its id.
     *
     * @param id the id of the offer in the shop's feed
     */
    public Item(String id) {
        id(id);
    }

    /**
     * A line with its id.
     *
     * @param id the id of the offer in the shop's feed
     */
    public Item(long id) {
        id(id);
    }

    /**
     * Sets the id.
     *
     * @param id the id of the offer in the shop's feed
     * @return this
     */
    public Item id(String id) {
        set("id", id);
        return this;
    }

    /**
     * Sets the id.
     *
     * @param id the id of the offer in the shop's feed
     * @return this
     */
    public Item id(long id) {
        set("id", id);
        return this;
    }

    /**
     * Sets the title.
     *
     * @param title the name of the product, as the customer saw it
     * @return this
     */
    public Item title(String title) {
        set("title", title);
        return this;
    }

    /**
     * Sets the price of one piece.
     *
     * @param price in the shop's currency, exact
     * @return this
     */
    public Item price(BigDecimal price) {
        set("price", price);
        return this;
    }

    /**
     * Sets the price of one piece.
     *
     * @param price in the shop's currency, a number as text
     * @return this
     */
    public Item price(String price) {
        set("price", price);
        return this;
    }

    /**
     * Sets the price of one piece.
     *
     * @param price in the shop's currency, not in its hundredths
     * @return this
     */
    public Item price(long price) {
        set("price", price);
        return this;
    }

    /**
     * Sets the picture.
     *
     * @param image the address; a relative one needs the option {@code base_url}
     * @return this
     */
    public Item image(String image) {
        set("image", image);
        return this;
    }

    /**
     * Sets how many were ordered.
     *
     * @param count pieces
     * @return this
     */
    public Item count(long count) {
        set("count", count);
        return this;
    }

    /**
     * Sets how much was ordered.
     *
     * @param count pieces, kilograms or metres
     * @return this
     */
    public Item count(BigDecimal count) {
        set("count", count);
        return this;
    }

    /**
     * Sets how much was ordered.
     *
     * @param count a number as text
     * @return this
     */
    public Item count(String count) {
        set("count", count);
        return this;
    }

    /**
     * Sets fields that Flocktory has agreed with the shop.
     *
     * @param extra names and values
     * @return this
     */
    public Item extra(Map<String, ?> extra) {
        set("extra", extra);
        return this;
    }
}
