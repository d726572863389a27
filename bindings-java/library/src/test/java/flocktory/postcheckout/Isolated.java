package flocktory.postcheckout;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;

/** A class loader as a server has one for each application: it loads the classes of a folder or jar again. */
final class Isolated extends URLClassLoader {
    /** The same folder or jar as that of a class. */
    Isolated(Class<?> of) {
        super(new URL[] {of.getProtectionDomain().getCodeSource().getLocation()}, ClassLoader.getPlatformClassLoader());
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
