import java.nio.file.Path;

/** The tests that share one process: {@code java Tests CASES FOLDER}, where the folder has two indexes. */
final class Tests {
    private Tests() {
    }

    public static void main(String[] arguments) throws Exception {
        Cases.run(Path.of(arguments[0]));
        Builders.run();
        Pages.run();
        Threads.run();
        Feeds.run(Path.of(arguments[1]));
        System.exit(Check.finish());
    }
}
