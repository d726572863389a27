package flocktory.postcheckout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The native functions, called as no class of the library calls them. */
class NativeTest {
    private static final byte[] NONE = {};

    @BeforeAll
    static void load() {
        Library.require();
    }

    @Test
    void aLengthThatIsLargerThanItsArrayIsAnException() {
        assertThrows(IndexOutOfBoundsException.class, () -> render(new byte[2], 3, null));
        assertThrows(IndexOutOfBoundsException.class, () -> check(new byte[2], Integer.MAX_VALUE));
    }

    @Test
    void nothingIsProblems() {
        for (byte[] order : new byte[][] {null, NONE, {0}, {(byte) 0xF1}, {(byte) 0xF1, 0x7F}}) {
            int length = order == null ? 5 : order.length;
            assertFalse(new Outcome(check(order, length)).problems().isEmpty());
            assertThrows(InvalidOrderException.class, () -> new Outcome(render(order, length, null)).snippet());
        }
        assertFalse(new Outcome(check(NONE, -1)).problems().isEmpty());
        assertThrows(InvalidOrderException.class, () -> new Outcome(Native.gtmContainer(NONE)).text());
        assertThrows(InvalidOrderException.class, () -> new Outcome(Native.loader(null, NONE)).text());
    }

    @Test
    void anOutcomeIsInTheRoomIfItFits() throws InvalidOrderException {
        for (String id : new String[] {"1", "x".repeat(5_000)}) {
            String json = "{\"user\": {\"name\": \"Anna\", \"email\": \"anna@shop.ru\"}, \"order\": {\"id\": \"" + id
                    + "\", \"price\": 1, \"items\": [{\"id\": \"\"}]}}";
            byte[] order = json.getBytes(StandardCharsets.US_ASCII);
            byte[] made = render(order, order.length, null);
            for (int length : new int[] {0, made.length - 1, made.length, made.length + 7}) {
                byte[] room = new byte[length];
                byte[] outcome = render(order, order.length, room);
                assertEquals(length >= made.length, outcome == room);
                Snippet snippet = new Outcome(outcome).snippet();
                assertEquals(new Outcome(made).snippet().html(), snippet.html());
                assertTrue(snippet.json().endsWith("}") && snippet.json().contains(id));
                assertEquals("order.items[0].id", snippet.problems().get(0).path());
            }
            byte[] own = Arrays.copyOf(order, made.length);
            assertSame(own, render(own, order.length, own));
            assertEquals(new Outcome(made).snippet().html(), new Outcome(own).snippet().html());
        }
    }

    @Test
    void theTablesOfFieldsEnd() {
        int count = 0;
        while (Native.fieldName(count) != null) {
            count++;
        }
        assertTrue(count > 10 && count <= Integer.SIZE, count + " fields");
        assertEquals("user", new String(Native.fieldName(0), StandardCharsets.US_ASCII));
        for (int object : new int[] {-1, 4, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertEquals(0, Native.objectFields(object));
            assertEquals(-1, Native.objectChild(object, 0));
        }
        assertNull(Native.fieldName(-1));
        assertEquals(-1, Native.objectChild(0, count));
    }

    private static byte[] render(byte[] order, int length, byte[] room) {
        return Native.render(order, length, null, Native.NO_FEED, room);
    }

    private static byte[] check(byte[] order, int length) {
        return Native.check(order, length, NONE, Native.NO_FEED, null);
    }
}
