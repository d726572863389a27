package flocktory.postcheckout;

import java.lang.annotation.Annotation;
import java.lang.annotation.AnnotationFormatError;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** Rows of databases: entities of JPA, by the annotation of their primary key. */
final class Rows {
    /**
     * The best first. They are compared by their names: to look for classes that most shops do not have opens each jar of
     * the class path in the first call.
     */
    private static final List<String> IDS = Arrays.asList(
            "jakarta.persistence.Id", "javax.persistence.Id",
            "jakarta.persistence.EmbeddedId", "javax.persistence.EmbeddedId",
            "org.springframework.data.annotation.Id");

    private final Accessors accessors;
    private int key = Buffer.NO_ROW;
    /** The index of the key's annotation. */
    private int rank = IDS.size();

    private Rows(Accessors accessors) {
        this.accessors = accessors;
    }

    /** The number of the field that is the primary key of a class's rows, or {@link Buffer#NO_ROW}. */
    static int key(Class<?> type, Accessors accessors) {
        Rows rows = new Rows(accessors);
        try {
            for (Class<?> of = type; of != null && of != Object.class; of = of.getSuperclass()) {
                rows.look(of);
            }
        } catch (RuntimeException | LinkageError | AnnotationFormatError unreadable) {
            // A private member, or an annotation, needs a class that the shop does not have. JPA could not use it either.
        }
        return rows.key;
    }

    private void look(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getParameterCount() == 0) {
                look(method, true);
            }
        }
        for (Field field : type.getDeclaredFields()) {
            look(field, false);
        }
    }

    /** Looks at an accessor, or at the field that it returns. */
    private <M extends AccessibleObject & Member> void look(M member, boolean isMethod) {
        int field = Schema.fieldOfMember(member.getName());
        Member accessor = field < 0 ? null : accessors.member(field);
        if (accessor == null || isMethod && !accessor.getName().equals(member.getName())) {
            return;
        }
        for (Annotation annotation : member.getDeclaredAnnotations()) {
            int found = IDS.indexOf(annotation.annotationType().getName());
            if (found >= 0 && (found < rank || found == rank && field < key)) {
                rank = found;
                key = field;
            }
        }
    }
}
