package flocktory.postcheckout;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The names of this machine's platform, as the folders of the native libraries have them. */
final class Platform {
    private Platform() {
    }

    /** Whether a loaded library's file can only be deleted later. */
    static boolean isWindows() {
        return os().equals("windows");
    }

    /** The folders that may have the library, the likeliest first. */
    static List<String> folders() {
        String arch = arch(System.getProperty("os.arch", ""));
        if (!os().equals("linux")) {
            return List.of(os() + "-" + arch);
        }
        String glibc = "linux-" + arch;
        String musl = "linux-musl-" + arch;
        return isMusl() ? List.of(musl, glibc) : List.of(glibc, musl);
    }

    private static String os() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "windows";
        }
        return name.startsWith("mac") || name.startsWith("darwin") ? "macos" : name;
    }

    private static String arch(String name) {
        switch (name) {
            case "amd64":
                return "x86_64";
            case "arm64":
                return "aarch64";
            default:
                return name;
        }
    }

    /** Whether the JVM runs with musl, as in Alpine. Its files say nothing: a machine may have both C libraries. */
    private static boolean isMusl() {
        // Not by Files, whose channels are 20 more classes for the first page to load.
        try (InputStream file = new FileInputStream("/proc/self/maps")) {
            // ISO 8859-1 reads any bytes: the names of other files may be in any encoding.
            String maps = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
            return maps.contains("/ld-musl-") || maps.contains("/libc.musl-");
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }
}
