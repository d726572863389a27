package flocktory.postcheckout;

import java.util.Arrays;

/**
 * The fields that were set on a typed order, in the order of the calls. The packer reads them without reflection.
 *
 * <p>Null removes a field: an optional value needs no condition in the shop's code.
 */
abstract class TypedObject {
    /** Names and values alternate. */
    private Object[] pairs = new Object[8];
    /** Fields that are set. */
    private int size;

    TypedObject() {
    }

    /** The number of fields that are set. */
    final int size() {
        return size;
    }

    /** The name of a field, as in the documentation of orders. */
    final String name(int index) {
        return (String) pairs[2 * index];
    }

    /** The value of a field. */
    final Object value(int index) {
        return pairs[2 * index + 1];
    }

    /** The value of a field that is set, or null. */
    final Object get(String name) {
        int index = find(name);
        return index < 0 ? null : value(index);
    }

    /** Sets a field, or removes it if the value is null. Names are literals. */
    final void set(String name, Object value) {
        int index = find(name);
        if (value == null) {
            if (index >= 0) {
                size--;
                System.arraycopy(pairs, 2 * index + 2, pairs, 2 * index, 2 * (size - index));
                pairs[2 * size] = null;
                pairs[2 * size + 1] = null;
            }
            return;
        }
        if (index < 0) {
            index = size++;
            if (2 * size > pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * pairs.length);
            }
            pairs[2 * index] = name;
        }
        pairs[2 * index + 1] = value;
    }

    private int find(String name) {
        for (int index = 0; index < size; index++) {
            if (pairs[2 * index].equals(name)) {
                return index;
            }
        }
        return -1;
    }
}
