package flocktory.postcheckout;

import java.util.Map;

/** An order, and who made it. */
public final class Postcheckout {
    private final User user;
    private final Order order;
    private String spot;
    private Map<String, ?> extra;

    public Postcheckout(User user, Order order) {
        this.user = user;
        this.order = order;
    }

    public Postcheckout spot(String spot) {
        this.spot = spot;
        return this;
    }

    /** Fields that Flocktory has agreed with the shop. */
    public Postcheckout extra(Map<String, ?> extra) {
        this.extra = extra;
        return this;
    }
}
