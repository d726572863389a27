package flocktory.postcheckout;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** JSON as the library reads and writes it. */
final class Json {
    /** What is null means "not given" to the library, except within {@code extra}, where it must not be lost. */
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES).serializeNulls().create();

    private Json() {
    }

    /**
     * A value in ASCII: the same in every charset that the library reads, and with halves of UTF-16 pairs as they are,
     * which an encoder would replace silently.
     */
    static byte[] bytes(Object value) {
        return GSON.toJson(value).chars().mapToObj(c -> c < 0x80 ? Character.toString(c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining()).getBytes(StandardCharsets.US_ASCII);
    }

    static <T> T read(String json, TypeToken<T> type) {
        return GSON.fromJson(json, type);
    }
}
