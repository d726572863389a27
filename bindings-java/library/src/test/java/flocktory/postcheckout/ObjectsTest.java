package flocktory.postcheckout;

import static flocktory.postcheckout.PackerTest.free;
import static flocktory.postcheckout.PackerTest.packed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects with accessors: beans, records, rows, and what libraries make of them at run time. */
class ObjectsTest {
    @BeforeAll
    static void load() {
        Library.require();
    }

    /** The packed form of an item of an order. */
    static String item(Object item) {
        String whole = packed(Map.of("order", Collections.singletonMap("items", Collections.singletonList(item))));
        String before = "{order: {items: [";
        assertTrue(whole.startsWith(before) && whole.endsWith("]}}"), whole);
        return whole.substring(before.length(), whole.length() - 3);
    }

    static String order(Object order) {
        String whole = packed(Map.of("order", order));
        return whole.substring("{order: ".length(), whole.length() - 1);
    }

    /** A bean of a shop. An item is not asked for the order, nor for anything else that is not due. */
    public static class Bean {
        public long getId() {
            return 7;
        }

        public String getTitle() {
            return "x";
        }

        public BigDecimal getPrice() {
            return new BigDecimal("1.50");
        }

        public int getCount() {
            return 2;
        }

        public Object getOrder() {
            throw new AssertionError("asked for its order");
        }

        public Object getEmail() {
            throw new AssertionError("asked for an email");
        }

        /** Not the accessor: that is {@code getTitle}. */
        public String title() {
            throw new AssertionError("asked for title()");
        }

        /** Not an accessor: it returns nothing. */
        public void image() {
            throw new AssertionError("called image()");
        }
    }

    private record Line(String id, double price, Object order) { }

    private record Purchase(String id, String customField, List<Line> items) { }

    private record Snake(String custom_field) { }

    /** Public fields; a static one is none. */
    public static class Fields {
        public String id = "f";
        public String customField = "c";
        public static String price = "static";
    }

    /** The setters and getters of a fluent style. */
    static class Fluent {
        private String title = "x";

        public String title() {
            return title;
        }

        public Fluent title(String title) {
            this.title = title;
            return this;
        }

        public static String id() {
            return "static";
        }

        String price() {
            return "not public";
        }
    }

    /** Questions are answered by booleans alone. */
    public static class Questions {
        public boolean isId() {
            return true;
        }

        public String isTitle() {
            return "not a question";
        }

        public Boolean isCount() {
            return null;
        }
    }

    @Test
    void accessors() {
        assertEquals("Bean{id: 7, price: #1.50, title: \"x\", count: 2}", item(new Bean()));
        assertEquals("Line{id: \"1\", price: 2.5f}", item(new Line("1", 2.5, "x")));
        assertEquals("Purchase{id: \"1\", custom_field: \"c\", items: [Line{id: null, price: 0.0f}]}",
                order(new Purchase("1", "c", List.of(new Line(null, 0, null)))));
        assertEquals("Snake{custom_field: \"s\"}", order(new Snake("s")));
        assertEquals("Fields{id: \"f\", custom_field: \"c\"}", order(new Fields()));
        assertEquals("Fluent{title: \"x\"}", item(new Fluent()));
        assertEquals("Questions{id: true, count: null}", item(new Questions()));
    }

    @Test
    void placesWithoutAnObject() {
        assertEquals("<Bean>", free(new Bean()), "a part of extra");
        assertEquals("{id: <Bean>}", item(Map.of("id", new Bean())), "a scalar");
        assertEquals("<Snake>", item(new Snake("s")), "no accessor is due");
        assertEquals("<Thread>", item(Thread.currentThread()), "an object of the JDK");
        assertEquals("!3()", item((Supplier<Object>) Bean::new));
    }

    /** A cart that iterates over its lines. */
    public static class Cart implements Iterable<Object> {
        public String getId() {
            return "cart";
        }

        /** Not an accessor of a class that iterates: a list may have a count. */
        public int count() {
            return 1;
        }

        @Override
        public Iterator<Object> iterator() {
            return List.<Object>of(1).iterator();
        }
    }

    @Test
    void objectsThatIterate() {
        assertEquals("Cart{id: \"cart\"}", order(new Cart()));
        assertEquals("[1]", free(new Cart()));
    }

    /** An interface of a shop, whose implementations are hidden. */
    public interface Product {
        String getTitle();

        default String getId() {
            return "default";
        }
    }

    private static final class Hidden implements Product {
        @Override
        public String getTitle() {
            return "hidden";
        }
    }

    /** A class as Hibernate and CGLIB name it. */
    public static class Bean$HibernateProxy$x1 extends Bean {
        @Override
        public String getTitle() {
            throw new IllegalStateException("no session");
        }
    }

    @Test
    void proxies() {
        assertEquals("Hidden{id: \"default\", title: \"hidden\"}", item(new Hidden()));
        Object proxy = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Product.class},
                (self, method, arguments) -> method.getName());
        assertEquals("Product{id: \"getId\", title: \"getTitle\"}", item(proxy));
        assertEquals("Bean{id: 7, price: #1.50, title: !4(IllegalStateException: no session), count: 2}",
                item(new Bean$HibernateProxy$x1()));
        assertEquals("Product{id: \"default\", title: \"a\"}", item(new Product() {
            @Override
            public String getTitle() {
                return "a";
            }
        }).replace("ObjectsTest$1", "Product"));
    }

    /** Accessors that throw anything. */
    public static class Failing {
        public Object getId() throws Exception {
            throw new Exception("checked");
        }

        public Object getTitle() {
            throw new AssertionError("an error");
        }

        public Object getPrice() {
            return getPrice();
        }

        public Object getImage() {
            throw new NoClassDefFoundError("shop/Missing");
        }

        public String getCount() {
            return "1";
        }
    }

    @Test
    void accessorsThatThrow() {
        assertEquals("Failing{id: !4(Exception: checked), price: !4(StackOverflowError), title: !4(AssertionError: an error), "
                + "image: !4(NoClassDefFoundError: shop/Missing), count: \"1\"}", item(new Failing()));
    }

    /** An entity, annotated at its field, with the mapped superclass that has the key. */
    public static class Keyed {
        @jakarta.persistence.Id
        private long id = 5;

        public long getId() {
            return id;
        }
    }

    private static class OrderLine extends Keyed { }

    private static class Customer$HibernateProxy$y extends OrderLine { }

    private static class ByMethod {
        @jakarta.persistence.Id
        public String getTitle() {
            return "t";
        }

        public long getId() {
            return 1;
        }
    }

    @Test
    void rows() {
        assertEquals("OrderLine[id]{id: 5}", item(new OrderLine()));
        assertEquals("OrderLine[id]{id: 5}", item(new Customer$HibernateProxy$y()));
        assertEquals("ByMethod[title]{id: 1, title: \"t\"}", item(new ByMethod()));
        assertEquals("Bean{id: 7, price: #1.50, title: \"x\", count: 2}", item(new Bean()), "no entity");
    }

    /** A class may lack another that only a private member needs: nobody asks for that member. */
    @Test
    void aClassOfAPrivateMemberThatIsMissing(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("Missing.java");
        write(missing, "class Missing { }");
        write(folder.resolve("Line.java"), "public class Line { private Missing missing; public int getId() { return 1; } }");
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), missing.toString(),
                folder.resolve("Line.java").toString()));
        Files.delete(folder.resolve("Missing.class"));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertEquals("Line{id: 1}", item(loader.loadClass("Line").getConstructor().newInstance()));
        }
    }

    /** Money, with doubles of the libraries' classes. */
    private record Amount(BigDecimal value) implements javax.money.MonetaryAmount {
        @Override
        public javax.money.NumberValue getNumber() {
            return new javax.money.NumberValue() {
                private static final long serialVersionUID = 1;

                @Override
                public <T extends Number> T numberValue(Class<T> type) {
                    return type.cast(value);
                }
            };
        }
    }

    private record Joda(org.joda.money.BigMoney toBigMoney) implements org.joda.money.BigMoneyProvider { }

    private static final class Guava extends com.google.common.base.Optional<String> {
        @Override
        public String orNull() {
            return "present";
        }
    }

    @Test
    void valuesOfLibraries() {
        assertEquals("\"present\"", free(new Guava()));
        assertEquals("#10.50", free(new Amount(new BigDecimal("10.50"))));
        assertEquals("#3.20", free(new Joda(() -> new BigDecimal("3.20"))));
    }

    /** A class that was loaded by a server's class loader can be unloaded, although its objects were packed. */
    @Test
    void classesAreUnloaded() throws Exception {
        Isolated.assertUnloaded(packedAndForgotten());
    }

    private static WeakReference<Class<?>> packedAndForgotten() throws Exception {
        try (URLClassLoader loader = new Isolated(ObjectsTest.class)) {
            Class<?> type = loader.loadClass(Bean.class.getName());
            assertTrue(type != Bean.class);
            assertEquals("Bean{id: 7, price: #1.50, title: \"x\", count: 2}", item(type.getConstructor().newInstance()));
            return new WeakReference<>(type);
        }
    }

    /** A server can unload this package, although classes of the JDK, which stay, were looked up in it. */
    @Test
    void thisPackageIsUnloaded() throws Exception {
        Isolated.assertUnloaded(lookedUpAndForgotten());
    }

    private static WeakReference<Class<?>> lookedUpAndForgotten() throws Exception {
        try (URLClassLoader loader = new Isolated(Shape.class)) {
            Class<?> type = loader.loadClass(Shape.class.getName());
            assertTrue(type != Shape.class);
            Method of = type.getDeclaredMethod("of", Class.class);
            of.setAccessible(true);
            for (Class<?> known : List.of(String.class, java.util.ArrayList.class, Thread.class)) {
                assertEquals(4, ((Object[]) of.invoke(null, known)).length);
            }
            return new WeakReference<>(type);
        }
    }

    /** Accessors that the shop's module keeps to itself are a problem, which says what the module lacks. */
    @Test
    void modulesThatOpenNothing(@TempDir Path folder) throws Exception {
        Path sources = folder.resolve("sources");
        write(sources.resolve("module-info.java"), "module shop { exports shop.api; }");
        write(sources.resolve("shop/api/Shop.java"),
                "package shop.api; public class Shop { public static Object item() { return new shop.inner.Item(); } }");
        write(sources.resolve("shop/inner/Item.java"), "package shop.inner; public class Item implements Comparable<Item> {"
                + " public int getId() { return 1; } public int compareTo(Item other) { return 0; } }");
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.resolve("shop").toString(),
                sources.resolve("module-info.java").toString(), sources.resolve("shop/api/Shop.java").toString(),
                sources.resolve("shop/inner/Item.java").toString());
        assertEquals(0, status);
        ModuleFinder finder = ModuleFinder.of(folder.resolve("shop"));
        ModuleLayer boot = ModuleLayer.boot();
        ModuleLayer layer = boot.defineModulesWithOneLoader(
                boot.configuration().resolve(finder, ModuleFinder.of(), Set.of("shop")), getClass().getClassLoader());
        Object item = layer.findLoader("shop").loadClass("shop.api.Shop").getMethod("item").invoke(null);
        assertEquals("!4(module shop does not open shop.inner)", item(item));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
