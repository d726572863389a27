import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server that deploys a web application again has the library in two class loaders at once, and then drops the first:
 * {@code java Redeploy JAR}, with an empty temporary folder.
 */
final class Redeploy {
    private Redeploy() {
    }

    public static void main(String[] arguments) throws Exception {
        URL jar = new File(arguments[0]).toURI().toURL();
        List<WeakReference<ClassLoader>> dropped = new ArrayList<>();
        String wanted = null;
        ClassLoader before = null;
        for (int i = 0; i < 5; i++) {
            URLClassLoader loader = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
            String html = render(loader);
            wanted = wanted == null ? html : wanted;
            Check.equal("deployment " + i, wanted, html);
            if (before != null) {
                Check.equal("the one before " + i, wanted, render(before));
                dropped.add(new WeakReference<>(before));
            }
            before = loader;
        }
        before = null;
        String[] left = new File(System.getProperty("java.io.tmpdir")).list();
        Check.equal("files that are left: " + String.join(" ", left), 0, left.length);
        long end = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < end && dropped.stream().anyMatch(loader -> loader.get() != null)) {
            System.gc();
            Thread.sleep(20);
        }
        Check.equal("class loaders that are kept", 0L, dropped.stream().filter(loader -> loader.get() != null).count());
        System.exit(Check.finish());
    }

    private static String render(ClassLoader loader) throws Exception {
        Class<?> flocktory = loader.loadClass("flocktory.postcheckout.Flocktory");
        // A map has its library from one class loader, a typed object's classes are each deployment's own.
        Object options = loader.loadClass("flocktory.postcheckout.Options").getMethod("of", Map.class)
                .invoke(null, Map.of("nonce", "abc", "feed", java.nio.file.Path.of("missing.idx")));
        return (String) flocktory.getMethod("tag", Object.class, options.getClass()).invoke(null, Orders.map("1", 3), options);
    }
}
