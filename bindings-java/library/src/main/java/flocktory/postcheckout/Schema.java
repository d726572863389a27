package flocktory.postcheckout;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The names and numbers of fields and objects, as the native library gives them: none of them is written here. */
final class Schema {
    /** In place of an object: none is due. */
    static final int NONE = -1;
    /** The object that is due as an order; docs/packed.md gives its number. */
    static final int ROOT = 0;

    private static final int OBJECTS = 4;
    /** Getters come first, because a method with the name of a field may do something else. */
    private static final int GET = 0;
    private static final int IS = 1;
    private static final int NAME = 2;
    private static final int RANKS = 3;

    private static final String[] NAMES = names();
    private static final int[] FIELDS = new int[OBJECTS];
    private static final int[][] CHILDREN = new int[OBJECTS][NAMES.length];
    /** A field by its name: a table with open addressing, because a HashMap would box each number. */
    private static final String[] SLOTS = new String[Integer.highestOneBit(NAMES.length) * 8];
    private static final byte[] SLOT_FIELDS = new byte[SLOTS.length];
    /** A field and a rank by the name of a method or of a public field of a class. */
    private static final Map<String, Integer> MEMBERS = new HashMap<>();

    static {
        for (int object = 0; object < OBJECTS; object++) {
            FIELDS[object] = Native.objectFields(object);
            for (int field = 0; field < NAMES.length; field++) {
                CHILDREN[object][field] = Native.objectChild(object, field);
            }
        }
        for (int field = 0; field < NAMES.length; field++) {
            String name = NAMES[field];
            int slot = slot(name);
            SLOTS[slot] = name;
            SLOT_FIELDS[slot] = (byte) field;
            for (String spelling : new String[] {camel(name), name}) {
                String end = Character.toUpperCase(spelling.charAt(0)) + spelling.substring(1);
                MEMBERS.put("get" + end, RANKS * field + GET);
                MEMBERS.put("is" + end, RANKS * field + IS);
                MEMBERS.put(spelling, RANKS * field + NAME);
            }
        }
    }

    private Schema() {
    }

    /** The number of fields of all objects. */
    static int count() {
        return NAMES.length;
    }

    static String name(int field) {
        return NAMES[field];
    }

    /** The field of this exact name, or -1. */
    static int field(String name) {
        int slot = slot(name);
        return SLOTS[slot] == null ? -1 : SLOT_FIELDS[slot];
    }

    /** A bit for each field that an object has; none for {@link #NONE}. */
    static int fields(int object) {
        return object < 0 ? 0 : FIELDS[object];
    }

    /** The object that is due in a field, or {@link #NONE}. */
    static int child(int object, int field) {
        return object < 0 ? NONE : CHILDREN[object][field];
    }

    /** The field that a method or a public field of a class may give, or -1. */
    static int fieldOfMember(String member) {
        Integer found = MEMBERS.get(member);
        return found == null ? -1 : found / RANKS;
    }

    /** How well a member fits its field: less is better. */
    static int rank(String member) {
        return MEMBERS.get(member) % RANKS;
    }

    /** Whether a member has the name of a question, whose answer is a boolean. */
    static boolean isQuestion(String member) {
        return rank(member) == IS;
    }

    private static int slot(String name) {
        int hash = name.hashCode();
        int slot = (hash ^ hash >>> 15) & SLOTS.length - 1;
        while (SLOTS[slot] != null && !SLOTS[slot].equals(name)) {
            slot = slot + 1 & SLOTS.length - 1;
        }
        return slot;
    }

    private static String[] names() {
        String[] names = new String[Integer.SIZE];
        int count = 0;
        for (byte[] name = Native.fieldName(0); name != null; name = Native.fieldName(count)) {
            names[count++] = new String(name, StandardCharsets.UTF_8);
        }
        return java.util.Arrays.copyOf(names, count);
    }

    /** {@code snake_case} as {@code snakeCase}. */
    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' && i + 1 < name.length()) {
                c = Character.toUpperCase(name.charAt(++i));
            }
            camel.append(c);
        }
        return camel.toString();
    }
}
