import flocktory.postcheckout.Flocktory;

/** Prints the milliseconds of the first call in a new process: {@code First ours} or {@code First jackson}. */
final class First {
    private First() {
    }

    public static void main(String[] arguments) throws Exception {
        Object order = Orders.records(1, 5);
        long start = System.nanoTime();
        if (arguments[0].equals("ours")) {
            Flocktory.render(order);
        } else {
            Peers.all().get("Jackson, all rules by hand").script(order);
        }
        System.out.println((System.nanoTime() - start) / 1e6);
    }
}
