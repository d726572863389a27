import flocktory.postcheckout.Flocktory;
import java.util.Map;

/** One call in a new JVM, with no more than the jar and java.base. */
final class Cold {
    private Cold() {
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> order = Orders.map("A-1", 5);
        System.out.println(Flocktory.render(order).html().startsWith("<script>"));
    }
}
