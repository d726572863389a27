package flocktory.postcheckout;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Loads the native library: once for each class loader, from a separate file, because the JVM refuses to load one file
 * for two class loaders, which a web application that is deployed again has.
 */
final class Library {
    /** The version of the jar, which the native library must have too. cli/tests/manifests.rs compares it with Cargo's. */
    static final String VERSION = "0.1.0";

    /** The system property with the path of a library to load in place of the one in the jar. */
    private static final String PROPERTY = "flocktory.postcheckout.library";
    private static final String NAME = "flocktory_postcheckout_java";
    private static final String FOLDER = "flocktory-postcheckout-";
    private static final int BUFFER = 1 << 16;
    /** Milliseconds after which nobody is about to load a file that is not in use. */
    private static final long ABANDONED = 3_600_000;

    /** Why the library cannot be used, or null. An exception in a static initializer would be reported only once. */
    private static final String FAILURE = load();

    private Library() {
    }

    /** Throws unless the library can be used. */
    static void require() {
        if (FAILURE != null) {
            throw new UnsatisfiedLinkError(FAILURE);
        }
    }

    private static String load() {
        StringBuilder tried = new StringBuilder();
        try {
            String given = System.getProperty(PROPERTY);
            if (given != null && !given.isEmpty()) {
                if (isLoaded(Path.of(given).toAbsolutePath(), tried)) {
                    return null;
                }
            } else {
                if (Platform.isWindows()) {
                    deleteAbandoned(Path.of(System.getProperty("java.io.tmpdir")));
                }
                for (String platform : Platform.folders()) {
                    if (isExtracted(platform, tried)) {
                        return null;
                    }
                }
            }
        } catch (IOException | RuntimeException failure) {
            note(tried, failure.toString());
        }
        return "the native library of flocktory-postcheckout " + VERSION + " cannot be used;" + tried
                + "; the system property " + PROPERTY + " can name another file";
    }

    /** Extracts the library of a platform and loads it. */
    private static boolean isExtracted(String platform, StringBuilder tried) throws IOException {
        String name = System.mapLibraryName(NAME);
        try (InputStream content = Library.class.getResourceAsStream("native/" + platform + "/" + name)) {
            if (content == null) {
                note(tried, "the jar has none for " + platform);
                return false;
            }
            Path folder = folder(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
            Path file = folder.resolve(name);
            try {
                copy(content, file);
                return isLoaded(file, tried);
            } finally {
                // On Unix a loaded file stays in use without its name.
                if (!Platform.isWindows()) {
                    Files.deleteIfExists(file);
                    Files.deleteIfExists(folder);
                }
            }
        }
    }

    private static void copy(InputStream content, Path file) throws IOException {
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            byte[] bytes = new byte[BUFFER];
            for (int count = content.read(bytes); count >= 0; count = content.read(bytes)) {
                out.write(bytes, 0, count);
            }
        }
    }

    /**
     * Makes a folder that only this user can write to. The first random name of Files.createTempDirectory takes 20 ms; this
     * name needs not be secret, because a folder that exists is refused.
     */
    private static Path folder(Path parent) throws IOException {
        String name = FOLDER + Long.toHexString(System.currentTimeMillis()) + "-" + Long.toHexString(System.nanoTime());
        boolean isPosix = parent.getFileSystem().supportedFileAttributeViews().contains("posix");
        for (int attempt = 0;; attempt++) {
            Path folder = parent.resolve(name + "-" + attempt);
            try {
                return isPosix ? Files.createDirectory(folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                        : Files.createDirectory(folder);
            } catch (FileAlreadyExistsException taken) {
                if (attempt == 100) {
                    throw taken;
                }
            }
        }
    }

    private static boolean isLoaded(Path file, StringBuilder tried) {
        try {
            System.load(file.toString());
            String version = new String(Native.version(), StandardCharsets.US_ASCII);
            if (version.equals(VERSION)) {
                return true;
            }
            note(tried, file + " is of version " + version);
        } catch (LinkageError | RuntimeException failure) {
            note(tried, file + ": " + failure.getMessage());
        }
        return false;
    }

    private static void note(StringBuilder tried, String what) {
        tried.append(tried.length() == 0 ? " tried: " : ", ").append(what);
    }

    /** Deletes what earlier processes have left: Windows deletes no library in use. */
    static void deleteAbandoned(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, FOLDER + "*")) {
            for (Path folder : folders) {
                if (Files.getLastModifiedTime(folder).toMillis() < System.currentTimeMillis() - ABANDONED) {
                    delete(folder);
                }
            }
        } catch (IOException | RuntimeException ignored) {
            // The next process tries again.
        }
    }

    private static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(System.mapLibraryName(NAME)));
            Files.deleteIfExists(folder);
        } catch (IOException ignored) {
            // It is in use.
        }
    }
}
