import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.Options;
import flocktory.postcheckout.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Eight threads, each with orders of all sizes and with errors, get what one thread gets. */
final class Threads {
    private Threads() {
    }

    static void run() throws Exception {
        List<Object> orders = List.of(Orders.typed("A-1"), Orders.map("A-2", 5), Orders.map("A-3", 500), Orders.typed("A-4"));
        List<String> wanted = new ArrayList<>();
        for (Object order : orders) {
            wanted.add(Flocktory.render(order).html());
        }
        List<Problem> problems = Flocktory.check(Orders.invalid());
        Options options = Options.none().lang("en");
        var pool = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(pool.submit(() -> {
                boolean isRight = true;
                for (int round = 0; round < 400; round++) {
                    int one = round % orders.size();
                    isRight &= wanted.get(one).equals(Flocktory.render(orders.get(one), options).html());
                    isRight &= problems.equals(Flocktory.check(Orders.invalid(), options));
                }
                return isRight;
            }));
        }
        pool.shutdown();
        for (Future<Boolean> thread : threads) {
            Check.that("a thread gets what one thread gets", thread.get());
        }
    }
}
