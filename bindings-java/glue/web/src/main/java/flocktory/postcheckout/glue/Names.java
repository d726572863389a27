package flocktory.postcheckout.glue;

import flocktory.postcheckout.Options;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names of options as configuration files and templates spell them: {@code base_url}, {@code base-url}, {@code baseUrl},
 * {@code BASEURL}.
 */
final class Names {
    /** The names of options by their letters. The list is that of the methods of {@link Options}, so none is written here. */
    private static final Map<String, String> OPTIONS = options();

    private Names() {
    }

    /** The option that a spelling means. An unknown one is returned as it is: the library reports it, and suggests a name. */
    static String option(String spelling) {
        return OPTIONS.getOrDefault(letters(spelling), spelling);
    }

    /** Letters and digits in lower case: all that spellings of one name have in common. */
    static String letters(String name) {
        return name.replace("-", "").replace("_", "").replace(".", "").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> options() {
        Map<String, String> names = new HashMap<>();
        for (Method method : Options.class.getMethods()) {
            boolean isSetter = method.getReturnType() == Options.class && method.getParameterCount() == 1;
            if (isSetter && !Modifier.isStatic(method.getModifiers())) {
                names.put(letters(method.getName()), snake(method.getName()));
            }
        }
        return names;
    }

    private static String snake(String camel) {
        StringBuilder name = new StringBuilder();
        for (char letter : camel.toCharArray()) {
            if (Character.isUpperCase(letter)) {
                name.append('_');
            }
            name.append(Character.toLowerCase(letter));
        }
        return name.toString();
    }
}
