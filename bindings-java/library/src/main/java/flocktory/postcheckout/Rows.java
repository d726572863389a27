package flocktory.postcheckout;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;

/** Rows of databases: entities of JPA, by the annotation of their primary key. */
final class Rows {
    private static final String[] IDS = {
        "jakarta.persistence.Id", "javax.persistence.Id",
        "jakarta.persistence.EmbeddedId", "javax.persistence.EmbeddedId",
        "org.springframework.data.annotation.Id",
    };

    private Rows() {
    }

    /** The number of the field that is the primary key of a class's rows, or {@link Buffer#NO_ROW}. */
    static int key(Class<?> type, Accessors accessors) {
        for (String name : IDS) {
            Class<? extends Annotation> id = annotation(name, type.getClassLoader());
            for (int field = 0; id != null && field < Schema.count(); field++) {
                Member member = accessors.member(field);
                if (member != null && isMarked(type, member, field, id)) {
                    return field;
                }
            }
        }
        return Buffer.NO_ROW;
    }

    /** An annotation, if the shop has it. It is asked for by its class: to ask for all annotations of a class is slow. */
    private static Class<? extends Annotation> annotation(String name, ClassLoader loader) {
        try {
            Class<?> found = Class.forName(name, false, loader);
            return found.isAnnotation() ? found.asSubclass(Annotation.class) : null;
        } catch (ClassNotFoundException | LinkageError missing) {
            return null;
        }
    }

    /** Whether the accessor, or the field that it returns, is annotated in the class or in a superclass of it. */
    private static boolean isMarked(Class<?> type, Member accessor, int field, Class<? extends Annotation> id) {
        for (Class<?> of = type; of != null && of != Object.class; of = of.getSuperclass()) {
            for (Method method : of.getDeclaredMethods()) {
                if (method.getParameterCount() == 0 && method.getName().equals(accessor.getName()) && has(method, id)) {
                    return true;
                }
            }
            for (Field declared : of.getDeclaredFields()) {
                if (Schema.fieldOfMember(declared.getName()) == field && has(declared, id)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean has(AnnotatedElement element, Class<? extends Annotation> id) {
        return element.isAnnotationPresent(id);
    }
}
