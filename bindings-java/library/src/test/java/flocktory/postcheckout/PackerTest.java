package flocktory.postcheckout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The packed form of every kind of value. */
class PackerTest {
    @BeforeAll
    static void load() {
        Library.require();
    }

    static String packed(Object order) {
        try (Packer packer = Packer.order(order)) {
            return Unpacker.print(packer.bytes(), packer.length());
        }
    }

    /** The packed form of a value where none of the order's objects is due. */
    static String free(Object value) {
        String whole = packed(Collections.singletonMap("extra", value));
        assertTrue(whole.startsWith("{extra: ") && whole.endsWith("}"), whole);
        return whole.substring(8, whole.length() - 1);
    }

    private enum Sex {
        MALE, m {
            @Override
            public String toString() {
                return "Male";
            }
        }
    }

    private enum Key { order, OTHER }

    private static final class Fraction extends Number {
        private static final long serialVersionUID = 1;
        private final String text;

        Fraction(String text) {
            this.text = text;
        }

        @Override
        public int intValue() {
            return 1;
        }

        @Override
        public long longValue() {
            return 1;
        }

        @Override
        public float floatValue() {
            return 1;
        }

        @Override
        public double doubleValue() {
            return 1;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Arguments> scalars() throws Exception {
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(0);
        return Stream.of(
                arguments(null, "null"),
                arguments(true, "true"),
                arguments(new AtomicBoolean(), "false"),
                arguments((byte) -1, "-1"),
                arguments((short) 300, "300"),
                arguments(Integer.MIN_VALUE, "-2147483648"),
                arguments(Long.MIN_VALUE, "-9223372036854775808"),
                arguments(new AtomicInteger(7), "7"),
                arguments(new AtomicLong(8), "8"),
                arguments(new LongAdder(), "0"),
                arguments(1.5, "1.5f"),
                arguments(Double.NaN, "NaNf"),
                arguments(0.1f, "#0.1"),
                arguments(1e10f, "#1.0E10"),
                arguments(Float.NEGATIVE_INFINITY, "-Infinityf"),
                arguments(new BigInteger("9223372036854775807"), "9223372036854775807"),
                arguments(new BigInteger("9223372036854775808"), "#9223372036854775808"),
                arguments(BigInteger.ONE.shiftLeft(1 << 20), "!4(ArithmeticException: more than 65536 bits)"),
                arguments(new BigDecimal("990.50"), "#990.50"),
                arguments(new BigDecimal("-0.05"), "#-0.05"),
                arguments(new BigDecimal("0.00"), "#0.00"),
                arguments(new BigDecimal("5"), "5"),
                arguments(new BigDecimal("0.000000000000000001"), "#0.000000000000000001"),
                arguments(BigDecimal.valueOf(Long.MIN_VALUE, 18), "#-9.223372036854775808"),
                arguments(BigDecimal.valueOf(Long.MIN_VALUE, 19), "#-0.9223372036854775808"),
                arguments(new BigDecimal("1E+3"), "#1E+3"),
                arguments(new BigDecimal("1E+1000000000"), "#1E+1000000000"),
                arguments(new BigDecimal("123456789012345678901.5"), "#123456789012345678901.5"),
                arguments(new Fraction("-1.5e-7"), "#-1.5e-7"),
                arguments(new Fraction("1/3"), "<Fraction>"),
                arguments(new Fraction("1."), "<Fraction>"),
                arguments(new Fraction(".5"), "<Fraction>"),
                arguments(new Fraction("1e"), "<Fraction>"),
                arguments(new Fraction(""), "<Fraction>"),
                arguments(new Fraction(null), "<Fraction>"),
                arguments("", "\"\""),
                arguments("Цена – 10 €, 😀, \u0000", "\"Цена – 10 €, 😀, \u0000\""),
                arguments("half \uD83D", "!1()"),
                arguments("half \uDE00\uD83D of two", "!1()"),
                arguments('x', "\"x\""),
                arguments('\uD83D', "!1()"),
                arguments(new StringBuilder("text"), "\"text\""),
                arguments(new char[] {'a', 'b'}, "\"ab\""),
                arguments("bytes".getBytes(), "b\"bytes\""),
                arguments(Sex.MALE, "\"MALE\""),
                arguments(Sex.m, "\"m\""),
                arguments(Optional.empty(), "null"),
                arguments(Optional.of(Optional.of("x")), "\"x\""),
                arguments(OptionalInt.of(1), "1"),
                arguments(OptionalInt.empty(), "null"),
                arguments(OptionalLong.of(2), "2"),
                arguments(OptionalLong.empty(), "null"),
                arguments(OptionalDouble.of(2.5), "2.5f"),
                arguments(OptionalDouble.empty(), "null"),
                arguments(new AtomicReference<>("held"), "\"held\""),
                arguments(new UUID(1, 2), "\"00000000-0000-0001-0000-000000000002\""),
                arguments(URI.create("https://shop.example/1"), "\"https://shop.example/1\""),
                arguments(new URI("https://shop.example/1").toURL(), "\"https://shop.example/1\""),
                arguments(Currency.getInstance("RUB"), "\"RUB\""),
                arguments(Locale.forLanguageTag("ru-RU"), "\"ru-RU\""),
                arguments(LocalDate.of(2026, 1, 2), "\"2026-01-02\""),
                arguments(Instant.EPOCH, "\"1970-01-01T00:00:00Z\""),
                arguments(ZonedDateTime.parse("2026-01-02T03:04:05+03:00"), "\"2026-01-02T03:04:05+03:00\""),
                arguments(java.time.Duration.ofMinutes(1), "\"PT1M\""),
                arguments(java.time.DayOfWeek.MONDAY, "\"MONDAY\""),
                arguments(java.time.ZoneId.of("Europe/Moscow"), "\"Europe/Moscow\""),
                arguments(new Date(0), "\"1970-01-01T00:00:00Z\""),
                arguments(java.sql.Timestamp.from(Instant.EPOCH.plusNanos(1000)), "\"1970-01-01T00:00:00.000001Z\""),
                arguments(java.sql.Date.valueOf("2026-01-02"), "\"2026-01-02\""),
                arguments(java.sql.Time.valueOf("03:04:05"), "\"03:04:05\""),
                arguments(calendar, "\"1970-01-01T00:00:00Z\""),
                arguments(new Object(), "<Object>"),
                arguments(String.class, "<Class>"),
                arguments(Thread.currentThread(), "<Thread>"),
                arguments(new ByteArrayInputStream(new byte[1]), "<ByteArrayInputStream>"),
                arguments(Path.of("a/b"), "<UnixPath>"),
                arguments(new File("a/b"), "<File>"),
                arguments(Map.entry(1, 2), "<KeyValueHolder>"),
                arguments((Supplier<String>) () -> "x", "!3()"),
                arguments((Runnable) () -> { }, "!3()"),
                arguments((Supplier<String>) "x"::trim, "!3()"),
                arguments(CompletableFuture.completedFuture("x"), "!3()"));
    }

    // The name is only what is expected: a value that is shown may be consumed.
    @ParameterizedTest(name = "{index} {1}")
    @MethodSource
    void scalars(Object value, String expected) {
        assertEquals(expected, free(value));
    }

    static Stream<Arguments> containers() {
        Map<Object, Object> keys = new LinkedHashMap<>();
        keys.put(null, 0);
        keys.put(1, 1);
        keys.put(2L, 2);
        keys.put(Key.OTHER, 3);
        keys.put(new StringBuilder("price"), 4);
        keys.put('c', 5);
        keys.put(List.of(), 6);
        keys.put(1.5, 7);
        keys.put("half \uD83D", 8);
        keys.put(new UUID(0, 0), 9);
        keys.put(BigDecimal.ONE, 10);
        return Stream.of(
                arguments(keys, "{null: 0, 1: 1, 2: 2, \"OTHER\": 3, price: 4, \"c\": 5, <ListN>: 6, 1.5f: 7, !1(): 8, "
                        + "\"00000000-0000-0000-0000-000000000000\": 9, #1: 10}"),
                arguments(Map.of(), "{}"),
                arguments(new TreeMap<>(Map.of("b", 1, "a", List.of())), "{\"a\": [], \"b\": 1}"),
                arguments(new HashMap<>(Map.of("title", "x")), "{title: \"x\"}"),
                arguments(new EnumMap<>(Map.of(Key.order, 1)), "{order: 1}"),
                arguments(Arrays.asList(1, null, "x"), "[1, null, \"x\"]"),
                arguments(new ArrayList<>(List.of(1, 2)), "[1, 2]"),
                arguments(Set.of(1), "[1]"),
                arguments(new ArrayDeque<>(List.of(1)), "[1]"),
                arguments(new Object[] {1, new Object[] {"x"}, new int[][] {{1}, {}}}, "[1, [\"x\"], [[1], []]]"),
                arguments(new int[] {1, 2}, "[1, 2]"),
                arguments(new long[] {1}, "[1]"),
                arguments(new double[] {1.5}, "[1.5f]"),
                arguments(new float[] {0.1f}, "[#0.1]"),
                arguments(new boolean[] {true}, "[true]"),
                arguments(new short[] {1}, "[1]"),
                arguments(List.of(1, 2).iterator(), "[1, 2]"),
                arguments((Iterable<Integer>) new Once(), "[1, 2]"),
                arguments(new Vector<>(List.of(1, 2)).elements(), "[1, 2]"),
                arguments(Stream.of("a", "b"), "[\"a\", \"b\"]"),
                arguments(IntStream.range(0, 3), "[0, 1, 2]"));
    }

    /** A class that iterates, but is not a Collection. */
    private static final class Once implements Iterable<Integer> {
        @Override
        public Iterator<Integer> iterator() {
            return List.of(1, 2).iterator();
        }

        @SuppressWarnings("unused")
        public int count() {
            return 2;
        }
    }

    @ParameterizedTest(name = "{index} {1}")
    @MethodSource
    void containers(Object value, String expected) {
        assertEquals(expected, free(value));
    }

    @Test
    void unknownKeysAreWrittenWithoutTheirValues() {
        Map<String, Object> order = new LinkedHashMap<>();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", 1);
        item.put("order", order);
        item.put("vendor", Map.of("name", "x"));
        order.put("items", List.of(item));
        assertEquals("{order: {items: [{id: 1, order: null, \"vendor\": null}]}}", packed(Map.of("order", order)));
    }

    @Test
    void listsOfOrders() {
        assertEquals("[{order: {title: null}}, 5]", packed(List.of(Map.of("order", Map.of("title", "x")), 5)));
        assertEquals("null", packed(null));
        assertEquals("\"text\"", packed("text"));
    }

    @Test
    void typedOrders() {
        Object order = new Postcheckout(new User().email("a@b.ru").firstName("А"),
                new Order("1", new BigDecimal("10.50")).item(new Item("2").title("x").extra(Map.of("a", 1))));
        assertEquals("{user: {email: \"a@b.ru\", first_name: \"А\"}, order: {id: \"1\", price: #10.50, items: "
                + "[{id: \"2\", title: \"x\", extra: {\"a\": 1}}]}}", packed(order));
    }

    @Test
    void optionsMayHoldPaths() {
        try (Packer packer = Packer.values(new TreeMap<>(Map.of("feed", Path.of("a/b"), "once", true, "spot", "x")))) {
            assertEquals("{\"feed\": \"a/b\", \"once\": true, spot: \"x\"}",
                    Unpacker.print(packer.bytes(), packer.length()));
        }
    }

    // What fails.

    private static Map<Object, Object> mapOf(Iterable<Map.Entry<Object, Object>> entries, int size) {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<Object, Object>> entrySet() {
                return new java.util.AbstractSet<>() {
                    @Override
                    public Iterator<Entry<Object, Object>> iterator() {
                        return entries.iterator();
                    }

                    @Override
                    public int size() {
                        return size;
                    }
                };
            }
        };
    }

    private static <T> Iterator<T> iterator(Supplier<Boolean> hasNext, Supplier<T> next) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return hasNext.get();
            }

            @Override
            public T next() {
                return next.get();
            }
        };
    }

    private static <T> T fail(RuntimeException exception) {
        throw exception;
    }

    /** An object that can only be asked for its class. */
    private static final class Hostile {
        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("equals");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("hashCode");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("toString");
        }
    }

    /** A text whose toString() gives this text. */
    private record Shown(String text) implements CharSequence {
        @Override
        public int length() {
            return Integer.MAX_VALUE;
        }

        @Override
        public char charAt(int index) {
            throw new IllegalStateException("charAt");
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            throw new IllegalStateException("subSequence");
        }

        @Override
        public String toString() {
            if (text == null || !text.isEmpty()) {
                return text;
            }
            throw new IllegalStateException("broken");
        }
    }

    static Stream<Arguments> failures() {
        Stream<String> consumed = Stream.of("x");
        consumed.count();
        return Stream.of(
                arguments(new Hostile(), "<Hostile>"),
                arguments(new Shown("x"), "\"x\""),
                arguments(new Shown(""), "!4(IllegalStateException: broken)"),
                arguments(new Shown(null), "!4(NullPointerException: toString())"),
                arguments(consumed, "!4(IllegalStateException: stream has already been operated upon or closed)"),
                arguments(iterator(() -> true, () -> fail(new IllegalStateException("lazy"))), "[FAULT4(IllegalStateException: lazy)]"),
                arguments(iterator(() -> fail(new IllegalStateException()), () -> 1), "[FAULT4(IllegalStateException)]"),
                arguments(Arrays.asList(1, iterator(() -> true, () -> fail(new ArithmeticException("x"))), 2),
                        "[1, [FAULT4(ArithmeticException: x)], 2]"),
                arguments(mapOf(() -> iterator(() -> true, () -> null), 1), "{FAULT4(NullPointerException)}"),
                arguments(mapOf(List.of(Map.entry("a", 1)), -5), "{\"a\": 1}"),
                arguments(new AbstractList<Object>() {
                    @Override
                    public Object get(int index) {
                        throw new IndexOutOfBoundsException("short");
                    }

                    @Override
                    public int size() {
                        return Integer.MAX_VALUE;
                    }
                }, "[FAULT4(NoSuchElementException: java.lang.IndexOutOfBoundsException: short)]"),
                arguments(new HashMap<>(Map.of("a", new Shown(""))), "{\"a\": !4(IllegalStateException: broken)}"),
                arguments(new ArrayList<>(List.of(new Overflowing())), "[!4(StackOverflowError)]"),
                arguments(List.of(new MessageFails()), "[!4(Nasty)]"));
    }

    private static final class Overflowing implements CharSequence {
        @Override
        public int length() {
            return 1;
        }

        @Override
        public char charAt(int index) {
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return this;
        }

        @Override
        public String toString() {
            return toString() + toString();
        }
    }

    private static final class Nasty extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException();
        }
    }

    private static final class MessageFails implements Iterable<Object> {
        @Override
        public Iterator<Object> iterator() {
            throw new Nasty();
        }
    }

    @ParameterizedTest(name = "{index} {1}")
    @MethodSource
    void failures(Object value, String expected) {
        String printed = free(value);
        // The JVM writes what is null in a long message.
        assertEquals(expected, printed.replaceFirst("NullPointerException: Cannot.*\\)", "NullPointerException)"));
    }

    @Test
    void aMapThatChanges() {
        Map<String, Object> changing = new LinkedHashMap<>();
        changing.put("a", new Object[] {1});
        changing.put("b", iterator(() -> {
            changing.put("c" + changing.size(), 1);
            return false;
        }, () -> 1));
        changing.put("z", 1);
        assertEquals("{\"a\": [1], \"b\": [], FAULT4(ConcurrentModificationException)}", free(changing));
    }

    @Test
    void errorsOfTheMachineAreThrown() {
        assertThrows(OutOfMemoryError.class, () -> free(iterator(() -> {
            throw new OutOfMemoryError();
        }, () -> 1)));
    }

    @Test
    void anInterruptedThreadStaysInterrupted() {
        assertEquals("[FAULT4(InterruptedException: x)]", free(iterator(() -> PackerTest.<RuntimeException, Boolean>sneak(
                new InterruptedException("x")), () -> 1)));
        assertTrue(Thread.interrupted());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable, R> R sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    // Limits.

    @Test
    void endlessLists() {
        String printed = free(iterator(() -> true, () -> 1));
        assertEquals(10_001, printed.chars().filter(c -> c == '1').count());
        printed = free(Stream.generate(() -> 2));
        assertEquals(10_001, printed.chars().filter(c -> c == '2').count());
        printed = free(mapOf(() -> iterator(() -> true, () -> Map.entry(3, 3)), 0));
        assertEquals(2 * 10_001, printed.chars().filter(c -> c == '3').count());
    }

    @Test
    void depth() {
        Object deep = "x";
        for (int i = 0; i < 100_000; i++) {
            deep = i % 3 == 0 ? new Object[] {deep} : i % 3 == 1 ? Collections.singletonMap("a", deep) : Optional.of(deep);
        }
        assertTrue(free(deep).contains("!2()"), free(deep));
        AtomicReference<Object> self = new AtomicReference<>();
        self.set(self);
        assertEquals("!2()", free(self));
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);
        assertEquals("[".repeat(64) + "!2()" + "]".repeat(64), free(cycle));
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        assertTrue(free(map).contains("{\"self\": !2()}"));
    }

    @Test
    void aStackThatIsNearlyFull() {
        assertEquals("reached", dig(0));
    }

    /** Packs wherever the stack ends: the packed form is whole, whatever of it was unreadable. */
    private static String dig(int depth) {
        try {
            String deeper = dig(depth + 1);
            if (deeper.startsWith("failed")) {
                Packer packer = Packer.order(Map.of("extra", List.of(Map.of("a", List.of(Map.of("b", 1))))));
                return Unpacker.print(packer.bytes(), packer.length()).isEmpty() ? "empty" : "reached";
            }
            return deeper;
        } catch (StackOverflowError end) {
            return "failed";
        }
    }

    @Test
    void size() {
        String large = "я".repeat(10 << 20);
        String printed = packed(Map.of("extra", Arrays.asList(large, large, large, large, "after")));
        assertTrue(printed.endsWith("\", !4(more than 64 MiB)]}"), printed.substring(printed.length() - 60));
        assertEquals("{}", packed(Map.of()), "the next call begins anew");
    }

    @Test
    void aTreeThatHoldsItselfTwice() {
        Object tree = 1;
        for (int i = 0; i < 60; i++) {
            tree = Arrays.asList(tree, tree);
        }
        Packer packer = Packer.order(Map.of("extra", tree));
        assertTrue(packer.length() < (64 << 20) + 1000, "length " + packer.length());
        assertTrue(Unpacker.print(packer.bytes(), packer.length()).contains("more than 64 MiB"));
    }

    @Test
    void everyPlaceOfTheLimit() {
        // A text ends at each place before the limit, so that each kind of write meets it.
        for (int rest = 0; rest < 40; rest++) {
            String text = "x".repeat((64 << 20) - 60 + rest);
            Object last = rest % 2 == 0 ? 1 : new BigDecimal("1.5");
            Packer packer = Packer.order(Map.of("extra", Arrays.asList(text, last, Map.of("a", true), "end")));
            assertTrue(packer.length() < (64 << 20) + 200);
            Unpacker.print(packer.bytes(), packer.length());
        }
    }

    // Everything together.

    @Test
    void randomTrees() {
        for (int seed = 0; seed < 2_000; seed++) {
            StringBuilder expected = new StringBuilder();
            Object tree = random(new Random(seed), 5, expected);
            assertEquals(expected.toString(), free(tree), "seed " + seed);
        }
    }

    private static Object random(Random random, int depth, StringBuilder expected) {
        switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> {
                long value = random.nextLong() >> random.nextInt(64);
                expected.append(value);
                return random.nextBoolean() ? (Object) value : BigInteger.valueOf(value);
            }
            case 1 -> {
                double value = random.nextGaussian() * 1000;
                expected.append(value).append('f');
                return value;
            }
            case 2 -> {
                BigDecimal value = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(21));
                boolean isPlain = value.scale() <= Buffer.MAX_SCALE;
                expected.append(value.scale() == 0 ? "" : "#").append(isPlain ? value.toPlainString() : value);
                return value;
            }
            case 3 -> {
                expected.append("null");
                return random.nextBoolean() ? null : Optional.empty();
            }
            case 4, 5 -> {
                String text = text(random);
                expected.append('"').append(text).append('"');
                return random.nextBoolean() ? text : new StringBuilder(text);
            }
            case 6 -> {
                Map<String, Object> map = new LinkedHashMap<>();
                expected.append('{');
                for (int i = 0, size = random.nextInt(5); i < size; i++) {
                    String key = i + text(random);
                    expected.append(i == 0 ? "\"" : ", \"").append(key).append("\": ");
                    map.put(key, random(random, depth - 1, expected));
                }
                expected.append('}');
                return random.nextBoolean() ? map : Collections.unmodifiableMap(map);
            }
            default -> {
                List<Object> list = new ArrayList<>();
                expected.append('[');
                for (int i = 0, size = random.nextInt(5); i < size; i++) {
                    expected.append(i == 0 ? "" : ", ");
                    list.add(random(random, depth - 1, expected));
                }
                expected.append(']');
                return switch (random.nextInt(4)) {
                    case 0 -> list.toArray();
                    case 1 -> list.iterator();
                    case 2 -> list.stream();
                    default -> list;
                };
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int size = random.nextInt(100) == 0 ? random.nextInt(20_000) : random.nextInt(20);
        int kind = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            int limit = kind == 0 ? 0x80 : kind == 1 ? 0x100 : kind == 2 ? 0x800 : kind == 3 ? 0xD800 : 0x110000;
            int point = random.nextInt(limit);
            text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? '?' : point);
        }
        return text.toString();
    }
}
