import java.util.Objects;

/** Counts checks, and names those that fail. */
final class Check {
    private static int passed;
    private static int failed;

    private Check() {
    }

    /** Something that may throw. */
    interface Work {
        void run() throws Throwable;
    }

    static void equal(String name, Object wanted, Object got) {
        that(name + "\n  wanted " + wanted + "\n  got    " + got, Objects.equals(wanted, got));
    }

    static synchronized void that(String name, boolean holds) {
        if (holds) {
            passed++;
        } else {
            failed++;
            System.out.println("FAILED: " + name);
        }
    }

    /** What was thrown, or null. */
    static Throwable thrown(Work work) {
        try {
            work.run();
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    static void fails(String name, Class<? extends Throwable> wanted, Work work) {
        Throwable thrown = thrown(work);
        that(name + "\n  wanted " + wanted + "\n  got    " + thrown, wanted.isInstance(thrown));
    }

    /** Prints the counts; the exit code. */
    static int finish() {
        System.out.println(passed + " passed, " + failed + " failed");
        return failed == 0 && passed > 0 ? 0 : 1;
    }
}
