import flocktory.postcheckout.Feed;
import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Item;
import flocktory.postcheckout.Options;
import flocktory.postcheckout.Order;
import flocktory.postcheckout.Postcheckout;
import flocktory.postcheckout.Problem;
import flocktory.postcheckout.User;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** The index of a feed, which the suite has made: followed, closed, forgotten, used by many threads. */
final class Feeds {
    /** Offers of one index, not of the other. */
    private static final String FIRST = "AIR-90";
    private static final String SECOND = "BOOT-1";

    private Feeds() {
    }

    static void run(Path folder) throws Exception {
        Path index = folder.resolve("feed.idx");
        Path other = folder.resolve("other.idx");
        Path used = Files.createTempDirectory(folder, "used").resolve("used.idx");
        Files.copy(index, used);
        opened(used);
        followed(used, other);
        closed(index);
        refused(folder);
        race(index);
        forgotten(index);
    }

    private static Postcheckout order() {
        return new Postcheckout(new User().name("A").email("a@shop.ru"), new Order("1", 1).item(new Item(FIRST)));
    }

    private static List<String> codes(Options options) {
        return Flocktory.check(order(), options).stream().map(Problem::code).toList();
    }

    private static void opened(Path path) throws Exception {
        try (Feed feed = Feed.open(path)) {
            Check.that("offers: " + feed.offers(), feed.offers() > 0);
            Check.that("an offer", feed.contains(FIRST));
            Check.that("no offer", !feed.contains(SECOND));
            Check.that("no error", feed.error().isEmpty());
            Check.equal("the path", path, feed.path());
            Check.equal("an item of the feed", List.of(), codes(Options.none().feed(feed)));
            Check.equal("options by their names", List.of(), codes(Options.of(Map.of("feed", feed))));
            Check.that("a loader needs no feed", Flocktory.loader("1", Options.none().feed(feed)).contains("site_id=1"));
        }
    }

    /** A new file is used within a second; so is one that appears later, for a path. */
    private static void followed(Path path, Path other) throws Exception {
        Path late = path.resolveSibling("late.idx");
        Options byPath = Options.none().feed(late);
        Check.equal("a file that is missing", List.of("feed_unreadable"), codes(byPath));
        Check.that("by name", codes(Options.of(Map.of("feed", late.toString()))).contains("feed_unreadable"));
        try (Feed feed = Feed.open(path)) {
            Options options = Options.none().feed(feed);
            for (Path moved : List.of(path, late)) {
                Path copy = Files.copy(other, path.resolveSibling("new.idx"), StandardCopyOption.REPLACE_EXISTING);
                Files.move(copy, moved, StandardCopyOption.ATOMIC_MOVE);
            }
            long end = System.nanoTime() + 10_000_000_000L;
            while (System.nanoTime() < end && (codes(options).isEmpty() || codes(byPath).contains("feed_unreadable"))) {
                Thread.sleep(50);
            }
            Check.equal("an item that the new file does not have", List.of("feed_id_unknown"), codes(options));
            Check.equal("a file that was missing", List.of("feed_id_unknown"), codes(byPath));
            Check.that("an offer of the new file", feed.contains(SECOND));
            Check.that("strict refuses it", Check.thrown(() -> Flocktory.render(order(), options.strict(true)))
                    instanceof InvalidOrderException);
        }
    }

    private static void closed(Path path) throws Exception {
        Feed feed = Feed.open(path);
        Options options = Options.none().feed(feed);
        feed.close();
        feed.close();
        Check.equal("a closed feed costs no order", List.of("feed_unreadable"), codes(options));
        Check.that("its snippet", Flocktory.render(order(), options).html().startsWith("<script>"));
        Check.equal("its offers", 0L, feed.offers());
        Check.that("its error", feed.error().isPresent());
        Check.fails("its content", IllegalStateException.class, () -> feed.contains(FIRST));
        Check.equal("another feed in its place", List.of(), codes(options.feed(Feed.open(path))));
        Check.equal("none in its place", List.of(), codes(options.feed((Feed) null)));
    }

    private static void refused(Path folder) throws Exception {
        Throwable missing = Check.thrown(() -> Feed.open(folder.resolve("no.idx"), Options.none().lang("ru")));
        Check.that("a missing file: " + missing, missing instanceof InvalidOrderException
                && ((InvalidOrderException) missing).problems().get(0).code().equals("feed_file"));
        Path text = Files.writeString(folder.resolve("text.idx"), "not an index");
        Check.fails("not an index", InvalidOrderException.class, () -> Feed.open(text));
        Check.equal("not a feed", List.of("option_invalid"), codes(Options.of(Map.of("feed", 5))));
        Check.equal("a feed in the wrong place", List.of("option_invalid"), codes(Options.of(Map.of("spot", Path.of("/x")))));
    }

    /** Threads render with a feed while it is closed and replaced by the next one. */
    private static void race(Path path) throws Exception {
        AtomicReference<Feed> current = new AtomicReference<>(Feed.open(path));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Callable<Boolean> work = () -> {
                boolean isRight = true;
                for (int round = 0; round < 2_000; round++) {
                    List<String> codes = codes(Options.none().feed(current.get()));
                    isRight &= codes.isEmpty() || codes.equals(List.of("feed_unreadable"));
                }
                return isRight;
            };
            threads.add(pool.submit(work));
        }
        pool.shutdown();
        while (!pool.isTerminated()) {
            current.getAndSet(Feed.open(path)).close();
            Thread.sleep(1);
        }
        for (Future<Boolean> thread : threads) {
            Check.that("a thread while its feed is closed", thread.get());
        }
        current.get().close();
    }

    /** Feeds that nobody has closed do not keep their files open. */
    private static void forgotten(Path path) throws Exception {
        long before = openFiles();
        for (int i = 0; i < 200; i++) {
            Feed.open(path);
        }
        long end = System.nanoTime() + 10_000_000_000L;
        long open = Long.MAX_VALUE;
        while (System.nanoTime() < end && open > before + 20) {
            System.gc();
            Thread.sleep(20);
            Feed.open(path).close();
            open = openFiles();
        }
        Check.that("files of forgotten feeds: " + before + " before, " + open + " now", open <= before + 20);
    }

    private static long openFiles() throws Exception {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
