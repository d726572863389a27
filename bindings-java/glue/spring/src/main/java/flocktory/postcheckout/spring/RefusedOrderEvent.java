package flocktory.postcheckout.spring;

import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Problem;
import java.util.List;

/**
 * Nothing was printed for an order: published for the shop's {@code @EventListener}.
 *
 * @param order the order, as it was passed
 * @param cause the reason, with every problem; emails and phones are masked in it
 */
public record RefusedOrderEvent(Object order, InvalidOrderException cause) {
    /**
     * Every problem of the order.
     *
     * @return an immutable list
     */
    public List<Problem> problems() {
        return cause.problems();
    }
}
