import java.nio.file.Path;

/** Every test: {@code java Tests CASES}. */
final class Tests {
    private Tests() {
    }

    public static void main(String[] arguments) throws Exception {
        Cases.run(Path.of(arguments[0]));
        Builders.run();
        Page.run();
        System.exit(Check.finish());
    }
}
