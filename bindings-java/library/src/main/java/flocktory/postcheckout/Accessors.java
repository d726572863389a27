package flocktory.postcheckout;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;

/**
 * The accessors of a class for the fields of an order: for {@code first_name} the method {@code getFirstName()},
 * {@code isFirstName()} with a boolean, {@code firstName()} or {@code first_name()}, or a public field of that name.
 */
final class Accessors {
    /** Each call would make one. */
    private static final Object[] NO_ARGUMENTS = {};

    private final Class<?> type;
    private final Member[] members = new Member[Schema.count()];

    /**
     * Finds the accessors of a class.
     *
     * @param areGetters whether the name of a field is not enough, because the class may be a list with a count
     */
    Accessors(Class<?> type, boolean areGetters) {
        this.type = type;
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() == 0 && isValue(method.getReturnType(), method.getName())) {
                add(method, areGetters);
            }
        }
        if (areGetters) {
            return;
        }
        for (Field field : type.getFields()) {
            int number = Schema.fieldOfMember(field.getName());
            if (number >= 0 && members[number] == null && Schema.rank(field.getName()) > 1 && !isStatic(field)) {
                members[number] = field;
            }
        }
    }

    /** Whether there are any. */
    boolean isAny() {
        for (Member member : members) {
            if (member != null) {
                return true;
            }
        }
        return false;
    }

    /** The method or public field for a field of an order, or null. */
    Member member(int field) {
        return members[field];
    }

    /** The accessors as {@link Shape#members} describes them. */
    Object[] usable() {
        Object[] usable = new Object[members.length];
        for (int field = 0; field < members.length; field++) {
            usable[field] = members[field] == null ? null : usable(type, members[field]);
        }
        return usable;
    }

    /** A public method of a class, ready to be called, or null. */
    static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return usable(type, type.getMethod(name, parameters)) instanceof Method method ? method : null;
        } catch (NoSuchMethodException missing) {
            return null;
        }
    }

    /** The result of a method without parameters, or the value of a field. */
    static Object call(Object member, Object value) throws Throwable {
        try {
            // Not a MethodHandle: it takes about 2 ns less, but the first ones take 14 ms (bench/java/README.md).
            return member instanceof Method method ? method.invoke(value, NO_ARGUMENTS) : ((Field) member).get(value);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** The number of an amount, exactly. */
    static Object exact(Method method, Object number) throws Throwable {
        try {
            return method.invoke(number, BigDecimal.class);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private void add(Method method, boolean areGetters) {
        int field = Schema.fieldOfMember(method.getName());
        if (field < 0 || isStatic(method) || areGetters && Schema.rank(method.getName()) > 1) {
            return;
        }
        Member known = members[field];
        if (known == null || Schema.rank(method.getName()) < Schema.rank(known.getName())) {
            members[field] = method;
        }
    }

    private static boolean isValue(Class<?> result, String name) {
        if (result == void.class) {
            return false;
        }
        return Schema.fieldOfMember(name) < 0 || !Schema.isQuestion(name) || result == boolean.class || result == Boolean.class;
    }

    private static boolean isStatic(Member member) {
        return Modifier.isStatic(member.getModifiers());
    }

    /** A member that can be used, or the text that says why it cannot. */
    private static Object usable(Class<?> type, Member member) {
        Member used = member;
        if (member instanceof Method method && !isOpen(method.getDeclaringClass())) {
            Method inherited = inherited(type, method);
            used = inherited == null ? method : inherited;
        }
        try {
            // A call of a member that is accessible anyway is faster too: nothing is checked.
            ((AccessibleObject) used).setAccessible(true);
            return used;
        } catch (InaccessibleObjectException denied) {
            // The exception's own message is longer than what is shown of it.
            Class<?> closed = member.getDeclaringClass();
            return "module " + closed.getModule().getName() + " does not open " + closed.getPackageName();
        }
    }

    /** The same method of a public superclass or interface: proxies and internal classes are used by their public types. */
    private static Method inherited(Class<?> type, Method method) {
        for (Class<?> of = type; of != null; of = of.getSuperclass()) {
            Method found = isOpen(of) ? declared(of, method) : null;
            for (Class<?> implemented : of.getInterfaces()) {
                found = found == null ? inherited(implemented, method) : found;
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Method declared(Class<?> type, Method method) {
        for (Method own : type.getDeclaredMethods()) {
            if (own.getName().equals(method.getName()) && own.getParameterCount() == 0 && Modifier.isPublic(own.getModifiers())
                    && !isStatic(own)) {
                return own;
            }
        }
        return null;
    }

    /** Whether the public members of a class can be used as they are. */
    private static boolean isOpen(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && type.getModule().isExported(type.getPackageName(), Accessors.class.getModule());
    }
}
