package flocktory.postcheckout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
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
        assertThrows(IndexOutOfBoundsException.class, () -> Native.render(new byte[2], 3, NONE, Native.NO_FEED));
        assertThrows(IndexOutOfBoundsException.class,
                () -> Native.check(new byte[2], Integer.MAX_VALUE, NONE, Native.NO_FEED));
    }

    @Test
    void nothingIsProblems() {
        for (byte[] order : new byte[][] {null, NONE, {0}, {(byte) 0xF1}, {(byte) 0xF1, 0x7F}}) {
            int length = order == null ? 5 : order.length;
            assertFalse(new Outcome(Native.check(order, length, NONE, Native.NO_FEED)).problems().isEmpty());
            assertThrows(InvalidOrderException.class,
                    () -> new Outcome(Native.render(order, length, NONE, Native.NO_FEED)).snippet());
        }
        assertFalse(new Outcome(Native.check(NONE, -1, NONE, Native.NO_FEED)).problems().isEmpty());
        assertThrows(InvalidOrderException.class, () -> new Outcome(Native.gtmContainer(NONE)).html());
        assertThrows(InvalidOrderException.class, () -> new Outcome(Native.loader(null, NONE)).html());
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
}
