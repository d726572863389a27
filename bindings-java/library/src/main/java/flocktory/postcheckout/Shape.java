package flocktory.postcheckout;

import java.io.File;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Calendar;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.BaseStream;

/**
 * How the values of a class are read, found out once for each class.
 *
 * <p>A shape is an array of the JDK's own types: kind, name, row, members. A class keeps its shape for as long as it
 * lives; an object of a class of this package would keep this package's class loader alive too, after a server has
 * unloaded it, since classes of the JDK are never unloaded. The members are those of the class itself.
 */
final class Shape {
    // Scalars.
    static final int NOTHING = 0;
    static final int BOOLEAN = 1;
    /** A Number whose longValue() is exact. */
    static final int INTEGER = 2;
    static final int DOUBLE = 3;
    static final int FLOAT = 4;
    static final int BIG_INTEGER = 5;
    /** A Number whose toString() is exact, if it is one. */
    static final int NUMBER = 6;
    static final int OPTIONAL_INT = 7;
    static final int OPTIONAL_LONG = 8;
    static final int OPTIONAL_DOUBLE = 9;
    static final int BYTES = 10;
    /** A JSON literal: true, false or null. */
    static final int LITERAL = 11;
    /** Code that was not called. */
    static final int METHOD = 12;

    // Texts.
    static final int ENUM = 13;
    /** Its toString() is a text. */
    static final int TEXT = 14;
    static final int CHARS = 15;
    static final int LOCALE = 16;
    /** A date whose toInstant() is a text. */
    static final int DATE = 17;
    static final int CALENDAR = 18;
    /** A path of a file. */
    static final int PATH = 19;

    // Everything else has values, or no meaning.
    static final int MAP = 20;
    static final int LIST = 21;
    static final int ITERATOR = 22;
    static final int ENUMERATION = 23;
    static final int STREAM = 24;
    static final int ARRAY = 25;
    static final int OPTIONAL = 26;
    static final int REFERENCE = 27;
    /** A typed order, or a part of it. */
    static final int TYPED = 28;
    /** It is read as the result of its members, each called on the result of the one before it. */
    static final int HOLDER = 29;
    /** It is read as the result of one of its members: they are pairs of a question and a method, and a last method. */
    static final int CHOICE = 30;
    /** The result of its member 0 iterates over the entries of a map. */
    static final int ENTRIES = 31;
    /** An object whose members are the accessors of fields, by the number of the field. */
    static final int OBJECT = 32;
    /** An object or a list, by its place: it has accessors and iterates. */
    static final int OBJECT_OR_LIST = 33;
    static final int OTHER = 34;

    /** The indexes of a shape. */
    private static final int KIND = 0;
    private static final int CLASS_NAME = 1;
    private static final int ROW = 2;
    private static final int MEMBERS = 3;

    private static final ClassValue<Object[]> SHAPES = new ClassValue<>() {
        @Override
        protected Object[] computeValue(Class<?> type) {
            return find(type);
        }
    };

    private Shape() {
    }

    /** The shape of the values of a class. */
    static Object[] of(Class<?> type) {
        return SHAPES.get(type);
    }

    static int kind(Object[] shape) {
        return (Integer) shape[KIND];
    }

    /** Whether the values have no elements, and no fields. */
    static boolean isScalar(Object[] shape) {
        return kind(shape) < MAP;
    }

    /** The name of the class, as a person would write it. */
    static String name(Object[] shape) {
        return (String) shape[CLASS_NAME];
    }

    /** The number of the field that is the primary key of the row, or {@link Buffer#NO_ROW}. */
    static int row(Object[] shape) {
        return (Integer) shape[ROW];
    }

    /** Each is a method or a field that {@link Accessors#call} takes, a String that says why it cannot be used, or null. */
    static Object[] members(Object[] shape) {
        return (Object[]) shape[MEMBERS];
    }

    private static Object[] find(Class<?> type) {
        int kind = kindOfJdk(type);
        if (kind >= 0) {
            return shape(kind, type, Buffer.NO_ROW, null);
        }
        return isOfJdk(type) ? shape(kindOfOthers(type), type, Buffer.NO_ROW, null) : findOfShop(type);
    }

    /** The shape of a class of the shop, or of a library. */
    private static Object[] findOfShop(Class<?> type) {
        Object[] known = Libraries.find(type);
        if (known != null) {
            return shape((Integer) known[0], type, Buffer.NO_ROW, (Object[]) known[1]);
        }
        int kind = kindOfOthers(type);
        boolean isCollection = Map.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type);
        if (!isCollection && !isLambda(type)) {
            boolean isList = kind == LIST;
            Accessors accessors = new Accessors(type, isList);
            if (accessors.isAny()) {
                return shape(isList ? OBJECT_OR_LIST : OBJECT, type, Rows.key(type, accessors), accessors.usable());
            }
        }
        return shape(kind, type, Buffer.NO_ROW, null);
    }

    /** The kind by the interfaces that a class may have besides accessors. */
    private static int kindOfOthers(Class<?> type) {
        boolean isCode = isLambda(type) || isAny(type, Supplier.class, Callable.class, Future.class);
        return Map.class.isAssignableFrom(type) ? MAP : Iterable.class.isAssignableFrom(type) ? LIST : isCode ? METHOD : OTHER;
    }

    private static boolean isLambda(Class<?> type) {
        return type.isHidden() && type.isSynthetic();
    }

    private static Object[] shape(int kind, Class<?> type, int row, Object[] members) {
        return new Object[] {kind, nameOf(type), row, members};
    }

    /** The kind of a class that is one of the JDK's, or of this package, or extends one; otherwise -1. */
    private static int kindOfJdk(Class<?> type) {
        if (type.isArray()) {
            Class<?> element = type.getComponentType();
            return element == byte.class ? BYTES : element == char.class ? CHARS : ARRAY;
        }
        if (TypedObject.class.isAssignableFrom(type)) {
            return TYPED;
        }
        if (Number.class.isAssignableFrom(type)) {
            return kindOfNumber(type);
        }
        if (Enum.class.isAssignableFrom(type)) {
            return ENUM;
        }
        if (isAny(type, CharSequence.class, Character.class, UUID.class, URI.class, URL.class, Currency.class,
                TemporalAccessor.class, TemporalAmount.class, ZoneId.class)) {
            return TEXT;
        }
        if (Date.class.isAssignableFrom(type)) {
            return isDateOfSql(type) ? TEXT : DATE;
        }
        return type == Boolean.class || type == AtomicBoolean.class ? BOOLEAN
                : type == Optional.class ? OPTIONAL
                : type == OptionalInt.class ? OPTIONAL_INT
                : type == OptionalLong.class ? OPTIONAL_LONG
                : type == OptionalDouble.class ? OPTIONAL_DOUBLE
                : AtomicReference.class.isAssignableFrom(type) ? REFERENCE
                : Calendar.class.isAssignableFrom(type) ? CALENDAR
                : type == Locale.class ? LOCALE
                : Path.class.isAssignableFrom(type) || File.class.isAssignableFrom(type) ? PATH
                : Iterator.class.isAssignableFrom(type) ? ITERATOR
                : BaseStream.class.isAssignableFrom(type) ? STREAM
                : Enumeration.class.isAssignableFrom(type) ? ENUMERATION
                : -1;
    }

    private static int kindOfNumber(Class<?> type) {
        if (isAny(type, Integer.class, Long.class, Short.class, Byte.class, AtomicInteger.class, AtomicLong.class,
                LongAdder.class, LongAccumulator.class)) {
            return INTEGER;
        }
        return isAny(type, Double.class, DoubleAdder.class, DoubleAccumulator.class) ? DOUBLE
                : type == Float.class ? FLOAT
                : type == BigInteger.class ? BIG_INTEGER
                : NUMBER;
    }

    private static boolean isAny(Class<?> type, Class<?>... classes) {
        for (Class<?> one : classes) {
            if (one.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a date has no time, or a time no date: java.sql.Date and Time, whose module may be missing. */
    private static boolean isDateOfSql(Class<?> type) {
        for (Class<?> of = type; of != Date.class; of = of.getSuperclass()) {
            if (of.getName().equals("java.sql.Date") || of.getName().equals("java.sql.Time")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class is part of the JDK: such an object is not a record of the shop, even if it has a name. */
    private static boolean isOfJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    /** The simple name. That of a proxy, which a library has made at run time, is the name of the class that it replaces. */
    private static String nameOf(Class<?> type) {
        Class<?> named = type;
        while (isMade(named) && named.getSuperclass() != Object.class) {
            named = named.getSuperclass();
        }
        if ((Proxy.isProxyClass(named) || isMade(named)) && named.getInterfaces().length > 0) {
            named = named.getInterfaces()[0];
        }
        String name = named.getSimpleName();
        return name.isEmpty() ? named.getName().substring(named.getName().lastIndexOf('.') + 1) : name;
    }

    /** Whether a class was made at run time: by Hibernate, CGLIB, Javassist, Byte Buddy, or for a lambda. */
    private static boolean isMade(Class<?> type) {
        String name = type.getName();
        return type.getSuperclass() != null
                && (name.contains("$$") || name.contains("$HibernateProxy$") || name.contains("$ByteBuddy$"));
    }
}
