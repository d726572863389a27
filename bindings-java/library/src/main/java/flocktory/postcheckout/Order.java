package flocktory.postcheckout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A basket that was paid for or will be. Null means that a value is not given. */
public final class Order extends TypedObject {
    /** An order without any data yet. */
    public Order() {
    }

    /**
     * An order with its id and price.
     *
     * @param id the order's number in the shop
     * @param price of the whole order, in the shop's currency, exact
     */
    public Order(String id, BigDecimal price) {
        id(id).price(price);
    }

    /**
     * An order with its id and price.
     *
     * @param id the order's number in the shop
     * @param price of the whole order, in the shop's currency, a number as text
     */
    public Order(String id, String price) {
        id(id).price(price);
    }

    /**
     * An order with its id and price.
     *
     * @param id the order's number in the shop
     * @param price of the whole order, in the shop's currency, not in its hundredths
     */
    public Order(String id, long price) {
        id(id).price(price);
    }

    /**
     * Sets the id.
     *
     * @param id the order's number in the shop
     * @return this
     */
    public Order id(String id) {
        set("id", id);
        return this;
    }

    /**
     * Sets the id.
     *
     * @param id the order's number in the shop
     * @return this
     */
    public Order id(long id) {
        set("id", id);
        return this;
    }

    /**
     * Sets the price of the whole order.
     *
     * @param price in the shop's currency, exact
     * @return this
     */
    public Order price(BigDecimal price) {
        set("price", price);
        return this;
    }

    /**
     * Sets the price of the whole order.
     *
     * @param price in the shop's currency, a number as text
     * @return this
     */
    public Order price(String price) {
        set("price", price);
        return this;
    }

    /**
     * Sets the price of the whole order.
     *
     * @param price in the shop's currency, not in its hundredths
     * @return this
     */
    public Order price(long price) {
        set("price", price);
        return this;
    }

    /**
     * Sets a second id of the order.
     *
     * @param customField any text
     * @return this
     */
    public Order customField(String customField) {
        set("custom_field", customField);
        return this;
    }

    /**
     * Adds a line.
     *
     * @param item the line
     * @return this
     */
    public Order item(Item item) {
        @SuppressWarnings("unchecked")
        List<Item> items = (List<Item>) get("items");
        if (items == null) {
            items = new ArrayList<>();
            set("items", items);
        }
        items.add(item);
        return this;
    }

    /**
     * Sets all lines, in place of those that were added.
     *
     * @param items the lines
     * @return this
     */
    public Order items(Iterable<Item> items) {
        List<Item> copy = new ArrayList<>();
        items.forEach(copy::add);
        set("items", copy);
        return this;
    }

    /**
     * Sets fields that Flocktory has agreed with the shop.
     *
     * @param extra names and values
     * @return this
     */
    public Order extra(Map<String, ?> extra) {
        set("extra", extra);
        return this;
    }
}
