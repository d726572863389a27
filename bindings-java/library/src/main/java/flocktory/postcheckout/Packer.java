package flocktory.postcheckout;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.BaseStream;

/**
 * Reads a value in place and writes its packed form, which docs/packed.md describes.
 *
 * <p>Nothing that an object of the shop does ends the walk: what it throws is written in place of the value. A length
 * that it gives is never trusted. An object with accessors is asked only for the fields that are due at its place, so
 * that an item is not asked for its order.
 */
final class Packer implements AutoCloseable {
    /** Nested maps, lists and values. The library's own limit is less: it reports the place. */
    private static final int MAX_DEPTH = 64;
    /** Elements of a list and entries of a map; the library reports a list of so many. */
    private static final int MAX_ENTRIES = 10_001;
    /** Bits of an integer. More digits take time that grows with their square. */
    private static final int MAX_BITS = 1 << 16;

    private final Buffer buffer = Buffer.take();
    /** Whether paths are text: options may name a file, and an order may not. */
    private final boolean hasPaths;

    private Packer(boolean hasPaths) {
        this.hasPaths = hasPaths;
    }

    /** Packs an order, or a list of orders. */
    static Packer order(Object order) {
        Packer packer = new Packer(false);
        packer.buffer.tag(Buffer.MAGIC);
        packer.write(order, Schema.ROOT, 0);
        return packer;
    }

    /** Packs the options of a container: maps, lists and single values. */
    static Packer values(Object values) {
        Packer packer = new Packer(true);
        packer.buffer.tag(Buffer.MAGIC);
        packer.write(values, Schema.NONE, 0);
        return packer;
    }

    /**
     * Packs options, of which the first ones are packed already.
     *
     * @param first the packed form of the pairs before {@code from}
     * @param pairs names and values alternate; a {@link Feed} is the kind "other"
     */
    static Packer options(byte[] first, Object[] pairs, int from) {
        Packer packer = new Packer(true);
        packer.buffer.tag(Buffer.MAGIC);
        packer.append(first, pairs, from);
        return packer;
    }

    private void append(byte[] first, Object[] pairs, int from) {
        int place = buffer.length();
        try {
            buffer.copy(first, place);
            // Otherwise the first ones are too large, which the library reports.
            if (first[place] == Buffer.MAP) {
                int end = Math.min(pairs.length, 2 * MAX_ENTRIES);
                for (int i = from; i < end && !buffer.isFull(); i += 2) {
                    pair(pairs[i], pairs[i + 1], Schema.NONE, 0);
                }
                buffer.end(place);
            }
        } catch (Throwable thrown) {
            failed(place, thrown);
        }
    }

    /** The packed form, followed by unused bytes. Nobody uses it after {@link #close}. */
    byte[] bytes() {
        return buffer.bytes();
    }

    /** The number of bytes that are used. */
    int length() {
        return buffer.length();
    }

    /** A copy of the packed form. */
    byte[] packed() {
        return Arrays.copyOf(buffer.bytes(), buffer.length());
    }

    /** The buffer that the packed form is in. */
    Buffer buffer() {
        return buffer;
    }

    /** Keeps the array for the next order. Without it, the array is garbage. */
    @Override
    public void close() {
        buffer.close();
    }

    /**
     * Writes a value, where an object is due or none. Whatever the value throws is written in its place: only errors of
     * the whole virtual machine, and a buffer that is full, leave this method.
     */
    private void write(Object value, int due, int depth) {
        int place = buffer.length();
        try {
            writeValue(value, due, depth);
        } catch (Throwable thrown) {
            failed(place, thrown);
        }
    }

    private void failed(int place, Throwable thrown) {
        buffer.rewind(place);
        if (thrown instanceof Buffer.FullException full) {
            buffer.full(full);
        } else {
            buffer.unreadable(Buffer.FAILED, Failure.text(thrown));
        }
    }

    /** The classes that most orders are made of come first: others are looked up. */
    private void writeValue(Object value, int due, int depth) throws Throwable {
        if (value == null) {
            buffer.tag(Buffer.NOTHING);
            return;
        }
        Class<?> type = value.getClass();
        if (type == String.class) {
            buffer.text((String) value);
        } else if (type == Integer.class) {
            buffer.integer((Integer) value);
        } else if (type == Long.class) {
            buffer.integer((Long) value);
        } else if (type == Double.class) {
            buffer.real((Double) value);
        } else if (type == BigDecimal.class) {
            decimal((BigDecimal) value);
        } else if (depth > MAX_DEPTH) {
            buffer.unreadable(Buffer.TOO_DEEP, "");
        } else if (type == LinkedHashMap.class || type == HashMap.class) {
            entries(((Map<?, ?>) value).entrySet().iterator(), due, depth);
        } else if (type == ArrayList.class) {
            elements(((ArrayList<?>) value).iterator(), due, depth);
        } else {
            writeShaped(value, Shape.of(type), due, depth);
        }
    }

    private void writeShaped(Object value, Object[] shape, int due, int depth) throws Throwable {
        switch (Shape.kind(shape)) {
            case Shape.OBJECT -> object(value, shape, due, depth);
            case Shape.TYPED -> typed((TypedObject) value, due, depth);
            case Shape.MAP -> entries(((Map<?, ?>) value).entrySet().iterator(), due, depth);
            case Shape.LIST -> elements(((Iterable<?>) value).iterator(), due, depth);
            case Shape.OBJECT_OR_LIST -> {
                if (isAnyDue(Shape.members(shape), due)) {
                    object(value, shape, due, depth);
                } else {
                    elements(((Iterable<?>) value).iterator(), due, depth);
                }
            }
            case Shape.ARRAY -> elements(new Elements(value), due, depth);
            case Shape.ITERATOR -> elements((Iterator<?>) value, due, depth);
            case Shape.ENUMERATION -> elements(((Enumeration<?>) value).asIterator(), due, depth);
            case Shape.STREAM -> {
                try (BaseStream<?, ?> stream = (BaseStream<?, ?>) value) {
                    elements(stream.iterator(), due, depth);
                }
            }
            case Shape.HOLDER -> write(held(value, Shape.members(shape)), due, depth + 1);
            case Shape.CHOICE -> write(chosen(value, Shape.members(shape)), due, depth + 1);
            case Shape.ENTRIES -> entries(iterator(Accessors.call(Shape.members(shape)[0], value)), due, depth);
            case Shape.OPTIONAL -> write(((Optional<?>) value).orElse(null), due, depth + 1);
            case Shape.REFERENCE -> write(((AtomicReference<?>) value).get(), due, depth + 1);
            default -> scalar(value, shape);
        }
    }

    /** Writes a value that has no elements. */
    private void scalar(Object value, Object[] shape) {
        switch (Shape.kind(shape)) {
            case Shape.NOTHING -> buffer.tag(Buffer.NOTHING);
            case Shape.BOOLEAN -> flag(value instanceof Boolean flag ? flag : ((AtomicBoolean) value).get());
            case Shape.INTEGER -> buffer.integer(((Number) value).longValue());
            case Shape.DOUBLE -> buffer.real(((Number) value).doubleValue());
            case Shape.FLOAT -> real((Float) value);
            case Shape.BIG_INTEGER -> integer((BigInteger) value);
            case Shape.NUMBER -> number(value.toString(), shape);
            case Shape.OPTIONAL_INT -> optional((OptionalInt) value);
            case Shape.OPTIONAL_LONG -> optional((OptionalLong) value);
            case Shape.OPTIONAL_DOUBLE -> optional((OptionalDouble) value);
            case Shape.BYTES -> buffer.bytes((byte[]) value);
            case Shape.LITERAL -> literal(value.toString());
            case Shape.METHOD -> buffer.unreadable(Buffer.METHOD, "");
            default -> {
                String text = text(value, shape);
                if (text == null) {
                    buffer.other(Shape.name(shape));
                } else {
                    buffer.text(text);
                }
            }
        }
    }

    /** The text of a value that is one, or null. */
    private String text(Object value, Object[] shape) {
        return switch (Shape.kind(shape)) {
            // A field's name is the name of the constant: its own toString() is for people.
            case Shape.ENUM -> ((Enum<?>) value).name();
            case Shape.TEXT -> Objects.requireNonNull(value.toString(), "toString()");
            case Shape.CHARS -> new String((char[]) value);
            case Shape.LOCALE -> ((Locale) value).toLanguageTag();
            case Shape.DATE -> ((Date) value).toInstant().toString();
            case Shape.CALENDAR -> ((Calendar) value).toInstant().toString();
            case Shape.PATH -> hasPaths ? value.toString() : null;
            default -> null;
        };
    }

    /** Writes the elements of a list, for each of which is due what is due for the list. */
    private void elements(Iterator<?> elements, int due, int depth) {
        int place = buffer.begin(Buffer.LIST);
        int last = buffer.length();
        try {
            for (int count = 0; count < MAX_ENTRIES && !buffer.isFull() && elements.hasNext(); count++) {
                write(elements.next(), due, depth + 1);
                last = buffer.length();
            }
        } catch (Throwable thrown) {
            ended(last, thrown);
        }
        buffer.end(place);
    }

    private void entries(Iterator<?> entries, int due, int depth) {
        int place = buffer.begin(Buffer.MAP);
        int last = buffer.length();
        try {
            for (int count = 0; count < MAX_ENTRIES && !buffer.isFull() && entries.hasNext(); count++) {
                Map.Entry<?, ?> entry = (Map.Entry<?, ?>) entries.next();
                pair(entry.getKey(), entry.getValue(), due, depth);
                last = buffer.length();
            }
        } catch (Throwable thrown) {
            ended(last, thrown);
        }
        buffer.end(place);
    }

    /** Writes what ended a walk, after the last whole element. */
    private void ended(int last, Throwable thrown) {
        if (thrown instanceof Buffer.FullException full) {
            throw full;
        }
        buffer.rewind(last);
        buffer.fault(Failure.text(thrown));
    }

    private void pair(Object key, Object value, int due, int depth) {
        int field = key(key);
        if (due == Schema.NONE) {
            write(value, Schema.NONE, depth + 1);
        } else if (field >= 0 && (Schema.fields(due) >> field & 1) != 0) {
            write(value, Schema.child(due, field), depth + 1);
        } else if (field < 0 && isIndex(key)) {
            // A map of items by their numbers: the library reads it as a list.
            write(value, due, depth + 1);
        } else {
            // The library reports the key. The value may be anything, such as the whole order once more.
            buffer.tag(Buffer.NOTHING);
        }
    }

    /** Whether a key is a whole number, or the text of one. */
    private static boolean isIndex(Object key) {
        if (!(key instanceof String text)) {
            return key instanceof Integer || key instanceof Long;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Writes a key, and returns its field or -1. */
    private int key(Object key) {
        if (key instanceof String name) {
            return name(name);
        }
        if (key == null) {
            buffer.tag(Buffer.NOTHING);
            return -1;
        }
        Object[] shape = Shape.of(key.getClass());
        String name = text(key, shape);
        if (name != null) {
            return name(name);
        }
        if (Shape.isScalar(shape)) {
            scalar(key, shape);
        } else {
            buffer.other(Shape.name(shape));
        }
        return -1;
    }

    private int name(String name) {
        int field = Schema.field(name);
        if (field >= 0) {
            buffer.tag(Buffer.FIELD + field);
        } else {
            buffer.text(name);
        }
        return field;
    }

    private void typed(TypedObject value, int due, int depth) {
        int place = buffer.begin(Buffer.MAP);
        for (int i = 0; i < value.size() && !buffer.isFull(); i++) {
            pair(value.name(i), value.value(i), due, depth);
        }
        buffer.end(place);
    }

    /** Writes an object with the fields that are due here, or why one of its accessors cannot be used. */
    private void object(Object value, Object[] shape, int due, int depth) {
        Object[] members = Shape.members(shape);
        if (!isAnyDue(members, due)) {
            buffer.other(Shape.name(shape));
            return;
        }
        int place = buffer.object(Shape.row(shape), Shape.name(shape));
        String closed = null;
        for (int rest = Schema.fields(due); rest != 0 && !buffer.isFull(); rest &= rest - 1) {
            int field = Integer.numberOfTrailingZeros(rest);
            Object member = members[field];
            if (member instanceof String text) {
                closed = text;
            } else if (member != null) {
                buffer.tag(Buffer.FIELD + field);
                member(value, member, Schema.child(due, field), depth);
            }
        }
        if (closed == null) {
            buffer.end(place);
        } else {
            buffer.rewind(place);
            buffer.unreadable(Buffer.FAILED, closed);
        }
    }

    private void member(Object value, Object member, int due, int depth) {
        int place = buffer.length();
        Object result;
        try {
            result = Accessors.call(member, value);
        } catch (Throwable thrown) {
            failed(place, thrown);
            return;
        }
        write(result, due, depth + 1);
    }

    /** The result of methods, each called on the result of the one before it. */
    private static Object held(Object value, Object[] methods) throws Throwable {
        Object result = value;
        for (Object method : methods) {
            // The one method with a parameter is asked for an exact number.
            boolean isOfNumber = ((Method) method).getParameterCount() > 0;
            result = isOfNumber ? Accessors.exact((Method) method, result) : Accessors.call(method, result);
        }
        return result;
    }

    /** The result of the method after the first question whose answer is yes, or of the last method. */
    private static Object chosen(Object value, Object[] methods) throws Throwable {
        int index = 0;
        while (index + 1 < methods.length && !(Boolean) Accessors.call(methods[index], value)) {
            index += 2;
        }
        return Accessors.call(methods[Math.min(index + 1, methods.length - 1)], value);
    }

    /** Whether an object has an accessor for a field that is due at its place. */
    private static boolean isAnyDue(Object[] members, int due) {
        for (int rest = Schema.fields(due); rest != 0; rest &= rest - 1) {
            if (members[Integer.numberOfTrailingZeros(rest)] != null) {
                return true;
            }
        }
        return false;
    }

    private static Iterator<?> iterator(Object entries) {
        return entries instanceof Iterator<?> iterator ? iterator : ((Iterable<?>) entries).iterator();
    }

    private void flag(boolean flag) {
        buffer.tag(flag ? Buffer.TRUE : Buffer.FALSE);
    }

    /** Writes a number as it is shown: as a double, 0.1f would be 0.10000000149011612. */
    private void real(float value) {
        if (Float.isFinite(value)) {
            buffer.number(Float.toString(value));
        } else {
            buffer.real(value);
        }
    }

    private void integer(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            buffer.integer(value.longValue());
        } else {
            checkSize(value);
            buffer.number(value.toString());
        }
    }

    /** Writes a decimal. Its exponent is kept: with all its zeros, 1E+1000000000 would be a gigabyte. */
    private void decimal(BigDecimal value) {
        BigInteger digits = value.unscaledValue();
        int scale = value.scale();
        if (digits.bitLength() < Long.SIZE && scale >= 0 && scale <= Buffer.MAX_SCALE) {
            buffer.decimal(digits.longValue(), scale);
        } else {
            checkSize(digits);
            buffer.number(value.toString());
        }
    }

    private static void checkSize(BigInteger value) {
        if (value.bitLength() > MAX_BITS) {
            throw new ArithmeticException("more than " + MAX_BITS + " bits");
        }
    }

    private void number(String text, Object[] shape) {
        if (text != null && isDecimal(text)) {
            buffer.number(text);
        } else {
            buffer.other(Shape.name(shape));
        }
    }

    /** Whether a text is digits with at most a sign, a point and an exponent. */
    private static boolean isDecimal(String text) {
        int at = sign(text, 0);
        int whole = digits(text, at);
        int end = whole;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(text, end + 1);
            if (end == whole + 1) {
                return false;
            }
        }
        if (whole == at) {
            return false;
        }
        if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
            int exponent = sign(text, end + 1);
            end = digits(text, exponent);
            if (end == exponent) {
                return false;
            }
        }
        return end == text.length();
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private void optional(OptionalInt value) {
        if (value.isPresent()) {
            buffer.integer(value.getAsInt());
        } else {
            buffer.tag(Buffer.NOTHING);
        }
    }

    private void optional(OptionalLong value) {
        if (value.isPresent()) {
            buffer.integer(value.getAsLong());
        } else {
            buffer.tag(Buffer.NOTHING);
        }
    }

    private void optional(OptionalDouble value) {
        if (value.isPresent()) {
            buffer.real(value.getAsDouble());
        } else {
            buffer.tag(Buffer.NOTHING);
        }
    }

    private void literal(String json) {
        buffer.tag(json.equals("true") ? Buffer.TRUE : json.equals("false") ? Buffer.FALSE : Buffer.NOTHING);
    }

    /** The elements of an array of any kind. */
    private static final class Elements implements Iterator<Object> {
        private final Object array;
        private final int length;
        private int index;

        Elements(Object array) {
            this.array = array;
            this.length = Array.getLength(array);
        }

        @Override
        public boolean hasNext() {
            return index < length;
        }

        @Override
        public Object next() {
            if (index == length) {
                throw new NoSuchElementException();
            }
            return Array.get(array, index++);
        }
    }
}
