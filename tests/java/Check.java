/** Counts checks, and names those that fail. */
final class Check {
    private static int passed;
    private static int failed;

    private Check() {
    }

    static void equal(String name, Object wanted, Object got) {
        that(name + "\n  wanted " + wanted + "\n  got    " + got, java.util.Objects.equals(wanted, got));
    }

    static synchronized void that(String name, boolean holds) {
        if (holds) {
            passed++;
        } else {
            failed++;
            System.out.println("FAILED: " + name);
        }
    }

    /** Prints the counts; the exit code. */
    static int finish() {
        System.out.println(passed + " passed, " + failed + " failed");
        return failed == 0 && passed > 0 ? 0 : 1;
    }
}
