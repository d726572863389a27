package flocktory.postcheckout;

import java.util.Map;

/** An order, and who made it: the typed form of what {@link Flocktory#render(Object, Options)} takes. */
public final class Postcheckout extends TypedObject {
    /**
     * An order of a customer.
     *
     * @param user the customer
     * @param order the order
     */
    public Postcheckout(User user, Order order) {
        set("user", user);
        set("order", order);
    }

    /**
     * Sets the spot.
     *
     * @param spot the place in the shop where the order was made, as agreed with Flocktory
     * @return this
     */
    public Postcheckout spot(String spot) {
        set("spot", spot);
        return this;
    }

    /**
     * Sets fields that Flocktory has agreed with the shop.
     *
     * @param extra names and values
     * @return this
     */
    public Postcheckout extra(Map<String, ?> extra) {
        set("extra", extra);
        return this;
    }
}
