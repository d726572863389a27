import flocktory.postcheckout.Flocktory;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;

/** Prints the milliseconds of CPU time that the first call takes in a new JVM, the loading of the library included. */
final class First {
    private First() {
    }

    public static void main(String[] arguments) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Object> order = Orders.map("A-1", 5);
        long start = threads.getCurrentThreadCpuTime();
        Flocktory.render(order);
        System.out.println((threads.getCurrentThreadCpuTime() - start) / 1_000_000);
    }
}
