package flocktory.postcheckout;

/** Receives the orders that {@link Flocktory#tag(Object, Options, RefusedOrderListener)} printed nothing for. */
@FunctionalInterface
public interface RefusedOrderListener {
    /**
     * An order was refused. An exception of this method is logged, and does not reach the page.
     *
     * @param order the order, as it was passed
     * @param problems the exception with every problem found
     */
    void refused(Object order, InvalidOrderException problems);
}
