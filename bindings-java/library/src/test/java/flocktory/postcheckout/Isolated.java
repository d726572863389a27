package flocktory.postcheckout;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/** A class loader as a server has one for each application: it loads the classes of a folder or jar again. */
final class Isolated extends URLClassLoader {
    /** The same folder or jar as that of a class. */
    Isolated(Class<?> of) throws MalformedURLException {
        // Without the JDK's loader of its platform, which knows the modules of the application too.
        super(new URL[] {place(of)}, null);
    }

    /** Not from the class's source: for the tests, which Maven adds to a module, that is the module. */
    private static URL place(Class<?> of) throws MalformedURLException {
        String file = of.getName().replace('.', '/') + ".class";
        String address = of.getClassLoader().getResource(file).toString();
        return new URL(address.substring(0, address.length() - file.length()));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            return super.findClass(name);
        } catch (ClassNotFoundException missing) {
            return getClass().getClassLoader().loadClass(name);
        }
    }

    static void assertUnloaded(WeakReference<Class<?>> loaded) throws InterruptedException {
        for (int i = 0; i < 100 && loaded.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertNull(loaded.get(), "the class is still loaded");
    }
}
