import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What shops do today: each checks an order, and gives the whole script. */
final class Peers {
    interface Contender {
        String script(Object order) throws Exception;
    }

    /** What a shop passes with each order; the language of messages is its own. */
    record Settings(String nonce, String baseUrl, String spot) { }

    static final Settings NONE = new Settings(null, null, null);
    private static final String BEFORE = "window.flocktory=window.flocktory||[];window.flocktory.push(['postcheckout',";
    private static final String AFTER = "]);</script>";

    private static final ObjectWriter ASCII = writer(true);
    private static final ObjectWriter UTF8 = writer(false);
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES).create();

    private Peers() {
    }

    static Map<String, Contender> all() {
        Map<String, Contender> peers = byHand(() -> NONE);
        peers.put("Jackson in UTF-8, all rules by hand", order -> {
            allRules(order);
            return jackson(UTF8, order, NONE);
        });
        peers.put("Gson, all rules by hand", order -> {
            allRules(order);
            return script(ascii(GSON.toJson(order)), NONE);
        });
        peers.put("Gson, twelve lines of checks", order -> {
            fewChecks(order);
            return script(ascii(GSON.toJson(order)), NONE);
        });
        peers.put("Jackson, nothing checked", order -> jackson(ASCII, order, NONE));
        return peers;
    }

    /** Those that also take settings, which are made for each call. */
    static Map<String, Contender> byHand(Supplier<Settings> settings) {
        Map<String, Contender> peers = new LinkedHashMap<>();
        peers.put("Jackson, all rules by hand", order -> {
            Settings given = settings.get();
            complete(order, given);
            allRules(order);
            return jackson(ASCII, order, given);
        });
        peers.put("Jackson, twelve lines of checks", order -> {
            Settings given = settings.get();
            complete(order, given);
            fewChecks(order);
            return jackson(ASCII, order, given);
        });
        return peers;
    }

    /** Makes the addresses of pictures absolute, and adds the spot. */
    @SuppressWarnings("unchecked")
    private static void complete(Object order, Settings settings) {
        if (settings.baseUrl != null) {
            Map<String, Object> given = (Map<String, Object>) order;
            for (Object entry : (List<?>) ((Map<?, ?>) given.get("order")).get("items")) {
                Map<String, Object> item = (Map<String, Object>) entry;
                if (item.get("image") instanceof String image && image.startsWith("/")) {
                    item.put("image", settings.baseUrl + image);
                }
            }
            given.putIfAbsent("spot", settings.spot);
        }
    }

    private static void allRules(Object order) {
        if (order instanceof Orders.Postcheckout typed) {
            ByHand.check(typed);
        } else {
            ByHand.check((Map<?, ?>) order);
        }
    }

    private static void fewChecks(Object order) {
        if (order instanceof Orders.Postcheckout typed) {
            FewChecks.check(typed);
        } else {
            FewChecks.check((Map<?, ?>) order);
        }
    }

    private static String jackson(ObjectWriter writer, Object order, Settings settings) throws IOException {
        return script(writer.writeValueAsString(order), settings);
    }

    private static String script(String json, Settings settings) {
        String tag = settings.nonce == null ? "<script>" : "<script nonce=\"" + settings.nonce + "\">";
        return tag + BEFORE + json + AFTER;
    }

    private static ObjectWriter writer(boolean isAscii) {
        JsonFactory factory = JsonFactory.builder().configure(JsonWriteFeature.ESCAPE_NON_ASCII, isAscii).build();
        factory.setCharacterEscapes(new ScriptEscapes());
        return JsonMapper.builder(factory).propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build().writer();
    }

    /** Escapes of what would end a script, or a line of it. */
    private static final class ScriptEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1;
        private final int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();

        ScriptEscapes() {
            for (char c : "<>&'".toCharArray()) {
                codes[c] = CharacterEscapes.ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int c) {
            return c == 0x2028 ? new SerializedString("\\u2028") : c == 0x2029 ? new SerializedString("\\u2029") : null;
        }
    }

    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder(2 * json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x80) {
                ascii.append(c);
            } else {
                ascii.append('\\').append('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    ascii.append(Character.forDigit(c >> shift & 0xF, 16));
                }
            }
        }
        return ascii.toString();
    }
}
