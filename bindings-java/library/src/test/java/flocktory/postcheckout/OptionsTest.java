package flocktory.postcheckout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packed form of options, which begins with that of the options that they were made from. */
class OptionsTest {
    @BeforeAll
    static void load() {
        Library.require();
    }

    @Test
    void theDefaultsAreNoOptions() {
        assertNull(Options.none().packed());
        assertNull(Options.none().nonce(null).packed());
        assertNull(Options.none().nonce("abc").nonce(null).packed());
        assertNull(Options.of(Map.of()).packed());
    }

    @Test
    void eachOptionFollowsTheOnesBefore() {
        Options shop = Options.none().baseUrl("https://shop.ru").lang("ru").spot("s");
        String begin = "{\"base_url\": \"https://shop.ru\", \"lang\": \"ru\", spot: \"s\"";
        assertEquals(begin + ", \"nonce\": \"one\"}", packed(shop.nonce("one")));
        assertEquals(begin + ", \"nonce\": \"two\", \"once\": true}", packed(shop.nonce("two").once(true)));
        assertEquals(begin + "}", packed(shop));
        assertEquals("{\"a\": {\"b\": [1]}}", packed(Options.of(Map.of("a", Map.of("b", new int[] {1})))));
    }

    @Test
    void aNameIsThereOnce() {
        Options shop = Options.none().nonce("one").lang("ru").spot("s");
        assertEquals("{\"lang\": \"ru\", spot: \"s\", \"nonce\": \"two\"}", packed(shop.nonce("two")));
        assertEquals("{\"nonce\": \"one\", spot: \"s\"}", packed(shop.lang(null)));
        assertEquals("{\"nonce\": \"one\", spot: \"s\", \"lang\": \"en\"}", packed(shop.lang(null).lang("en")));
        Options many = Options.none();
        for (int i = 0; i < 100_000; i++) {
            many = many.once(true).nonce("n" + i);
        }
        assertEquals("{\"once\": true, \"nonce\": \"n99999\"}", packed(many));
    }

    @Test
    void manyOptionsOfAFile() {
        Map<String, Object> names = new LinkedHashMap<>();
        for (int i = 0; i < 11_000; i++) {
            names.put("name" + i, i);
        }
        assertEquals(10_001, packed(Options.of(names)).split(", ").length);
    }

    @Test
    void theFeedIsOfTheLastOption() {
        Feed feed = Feed.following(Path.of("a.idx"));
        Options shop = Options.none().nonce("one").feed(feed);
        assertSame(feed, shop.feed());
        assertSame(feed, shop.lang("ru").nonce("two").feed());
        assertEquals("{\"nonce\": \"one\", \"feed\": <Feed>, \"lang\": \"ru\"}", packed(shop.lang("ru")));
        assertEquals(Path.of("b.idx"), shop.feed(Path.of("b.idx")).feed().path());
        assertNull(shop.feed((Feed) null).feed());
    }

    @Test
    void whatIsTooLargeStaysReported() {
        Options large = Options.none().spot("я".repeat(20 << 20)).lang("я".repeat(20 << 20));
        assertTrue(packed(large).endsWith("\"lang\": !4(more than 64 MiB)}"));
        assertTrue(packed(large.nonce("abc")).contains("more than 64 MiB"));
        Options name = Options.of(Map.of("я".repeat(40 << 20), 1)).nonce("abc");
        assertEquals("!4(more than 64 MiB)", packed(name));
    }

    private static String packed(Options options) {
        return Unpacker.print(options.packed(), options.packed().length);
    }
}
