import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Options;
import java.nio.file.Files;
import java.nio.file.Path;

/** A million orders, some of them refused, leave the memory as it was after the first ones. */
final class Memory {
    private static final int ORDERS = 1_000_000;
    private static final int WARM_UP = 200_000;
    private static final long MEGABYTE = 1 << 20;

    private Memory() {
    }

    public static void main(String[] arguments) throws Exception {
        Object order = Orders.map("A-1", 2);
        Object invalid = Orders.invalid();
        Options options = Options.none();
        long heap = 0;
        long resident = 0;
        long length = 0;
        for (int i = 0; i < ORDERS; i++) {
            if (i == WARM_UP) {
                heap = heap();
                resident = resident();
            }
            // Each page has its own nonce.
            Options own = i % 8 == 0 ? options.nonce("n" + i) : options;
            if (i % 100 == 0) {
                try {
                    Flocktory.render(invalid, own);
                } catch (InvalidOrderException refused) {
                    length += refused.problems().size();
                }
            } else {
                length += Flocktory.render(order, own).html().length();
            }
        }
        Check.that("snippets", length > ORDERS * 100L);
        long grown = heap() - heap;
        Check.that("the heap has grown by " + grown + " bytes", grown < MEGABYTE);
        long more = resident() - resident;
        Check.that("the process has grown by " + more + " bytes", more < 8 * MEGABYTE);
        System.exit(Check.finish());
    }

    private static long heap() throws Exception {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(20);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long resident() throws Exception {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(one -> one.startsWith("VmRSS:"))
                .findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
