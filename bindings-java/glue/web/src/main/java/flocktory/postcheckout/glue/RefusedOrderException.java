package flocktory.postcheckout.glue;

import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Problem;
import java.util.List;

/** An order was refused, and the setting {@code debug} is on: thrown on a developer's machine only. */
public class RefusedOrderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Makes an exception that templates need not declare.
     *
     * @param cause the reason, with every problem
     */
    public RefusedOrderException(InvalidOrderException cause) {
        super(cause.getMessage(), cause);
    }

    /**
     * Every problem of the order.
     *
     * @return an immutable list
     */
    public List<Problem> problems() {
        return ((InvalidOrderException) getCause()).problems();
    }
}
