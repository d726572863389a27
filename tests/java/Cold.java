import flocktory.postcheckout.Flocktory;
import java.util.Map;

/** Prints the milliseconds of the first call in a new JVM, the loading of the library included. */
final class Cold {
    private Cold() {
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> order = Orders.map("A-1", 5);
        long start = System.nanoTime();
        String html = Flocktory.render(order).html();
        long end = System.nanoTime();
        System.out.println((end - start) / 1_000_000 + " " + html.startsWith("<script>"));
    }
}
