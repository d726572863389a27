import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Options;
import java.nio.file.Path;

/** Without a usable library: {@code java Missing WANTED}, a part of the text that says what was tried. */
final class Missing {
    private Missing() {
    }

    public static void main(String[] arguments) {
        // Options are constants of a shop's class, which must load without the library.
        Options options = Options.none().baseUrl("https://shop.ru").feed(Path.of("feed.idx")).nonce("abc");
        try (Log log = new Log()) {
            boolean[] isCalled = {false};
            for (int i = 0; i < 3; i++) {
                Check.equal("a tag", "", Flocktory.tag(Orders.typed("1"), options, (order, refused) -> isCalled[0] = true));
                Check.equal("a loader", "", Flocktory.loaderTag("1", options));
            }
            Check.that("the order is not refused", !isCalled[0]);
            Check.that("one line: " + log.lines, log.lines.stream().filter(line -> line.startsWith("SEVERE ")).count() == 1);
            Check.that("and a line for each call, for those who look for them", log.lines.size() == 6
                    && log.lines.get(5).startsWith("FINE "));
            Check.that("what was tried: " + log.lines.get(0), log.lines.get(0).contains(arguments[0]));
        }
        Throwable thrown = Check.thrown(() -> Flocktory.render(Orders.typed("1"), options));
        Check.that("an error: " + thrown, thrown instanceof UnsatisfiedLinkError && thrown.getMessage().contains(arguments[0])
                && thrown.getMessage().contains("flocktory.postcheckout.library"));
        Check.fails("another", LinkageError.class, () -> Flocktory.check(Orders.typed("1")));
        Check.fails("an index", LinkageError.class, () -> flocktory.postcheckout.Feed.open(Path.of("feed.idx")));
        Check.that("the version needs no library", Flocktory.version().matches("\\d+\\.\\d+\\.\\d+"));
        Check.that("an exception needs no library", new InvalidOrderException(java.util.List.of()).problems().isEmpty());
        System.exit(Check.finish());
    }
}
