package flocktory.postcheckout;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

/**
 * Classes of widely used libraries that hold a value: trees of JSON, money, optional values.
 *
 * <p>They are known by name, because the library has no dependencies. Each is asked by its public methods.
 */
final class Libraries {
    private static final String JACKSON_2 = "com.fasterxml.jackson.databind.node.";
    private static final String JACKSON_3 = "tools.jackson.databind.node.";
    private static final String GSON = "com.google.gson.";

    /** How a class is read: a kind, and the names of its members. Between bars are the names of several versions. */
    private record Way(int kind, String... methods) { }

    private static final Map<String, Way> WAYS = new HashMap<>();

    static {
        for (String jackson : new String[] {JACKSON_2, JACKSON_3}) {
            WAYS.put(jackson + "ObjectNode", new Way(Shape.ENTRIES, "properties|fields"));
            WAYS.put(jackson + "ArrayNode", new Way(Shape.LIST));
            WAYS.put(jackson + "TextNode", new Way(Shape.HOLDER, "textValue"));
            WAYS.put(jackson + "StringNode", new Way(Shape.HOLDER, "stringValue"));
            WAYS.put(jackson + "NumericNode", new Way(Shape.HOLDER, "numberValue"));
            WAYS.put(jackson + "BooleanNode", new Way(Shape.HOLDER, "booleanValue"));
            WAYS.put(jackson + "BinaryNode", new Way(Shape.HOLDER, "binaryValue"));
            WAYS.put(jackson + "POJONode", new Way(Shape.HOLDER, "getPojo"));
            WAYS.put(jackson + "NullNode", new Way(Shape.NOTHING));
            WAYS.put(jackson + "MissingNode", new Way(Shape.NOTHING));
        }
        WAYS.put(GSON + "JsonObject", new Way(Shape.ENTRIES, "entrySet"));
        WAYS.put(GSON + "JsonArray", new Way(Shape.LIST));
        WAYS.put(GSON + "JsonNull", new Way(Shape.NOTHING));
        for (String json : new String[] {"jakarta.json.", "javax.json."}) {
            WAYS.put(json + "JsonObject", new Way(Shape.MAP));
            WAYS.put(json + "JsonArray", new Way(Shape.LIST));
            WAYS.put(json + "JsonString", new Way(Shape.HOLDER, "getString"));
            WAYS.put(json + "JsonNumber", new Way(Shape.HOLDER, "bigDecimalValue"));
            WAYS.put(json + "JsonValue", new Way(Shape.LITERAL));
        }
        WAYS.put(GSON + "JsonPrimitive",
                new Way(Shape.CHOICE, "isNumber", "getAsNumber", "isBoolean", "getAsBoolean", "getAsString"));
        WAYS.put("javax.money.MonetaryAmount", new Way(Shape.HOLDER, "getNumber", "numberValue(Class)"));
        WAYS.put("org.joda.money.BigMoneyProvider", new Way(Shape.HOLDER, "toBigMoney", "getAmount"));
        WAYS.put("org.joda.time.ReadableInstant", new Way(Shape.TEXT));
        WAYS.put("org.joda.time.ReadablePartial", new Way(Shape.TEXT));
        WAYS.put("com.google.common.base.Optional", new Way(Shape.HOLDER, "orNull"));
        WAYS.put("kotlin.Function", new Way(Shape.METHOD));
        WAYS.put("groovy.lang.Closure", new Way(Shape.METHOD));
    }

    private Libraries() {
    }

    /** The kind and the members of a class that extends one of these, or null. */
    static Object[] find(Class<?> type) {
        for (Class<?> of = type; of != null && of != Object.class; of = of.getSuperclass()) {
            Object[] found = named(of, type);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Object[] named(Class<?> known, Class<?> type) {
        Object[] found = way(known);
        for (Class<?> implemented : known.getInterfaces()) {
            found = found == null ? named(implemented, type) : found;
        }
        return found;
    }

    private static Object[] way(Class<?> known) {
        Way way = WAYS.get(known.getName());
        if (way == null) {
            return null;
        }
        Object[] members = new Object[way.methods.length];
        Class<?> of = known;
        for (int i = 0; i < members.length; i++) {
            Method method = method(of, way.methods[i]);
            if (method == null) {
                return null;
            }
            members[i] = method;
            of = way.kind == Shape.HOLDER ? method.getReturnType() : known;
        }
        return new Object[] {way.kind, members};
    }

    /** The first method of a class that has one of these names, separated by bars. */
    private static Method method(Class<?> type, String names) {
        for (String name : names.split("\\|")) {
            boolean isOfNumber = name.equals("numberValue(Class)");
            Method method = isOfNumber ? Accessors.method(type, "numberValue", Class.class) : Accessors.method(type, name);
            if (method != null) {
                return method;
            }
        }
        return null;
    }
}
