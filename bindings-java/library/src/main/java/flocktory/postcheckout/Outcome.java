package flocktory.postcheckout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a native function returns: the html, then the problems, then a footer. bindings-java/src/outcome.rs writes it.
 *
 * <p>All of it is in one array, because each array costs a call of the JVM. Integers are little-endian.
 */
final class Outcome {
    /** Integers at the end: payloads, whether they are a list, problems, body start and end, html length, status. */
    private static final int FOOTER = 7;
    private static final int INVALID = 1;

    private final byte[] bytes;
    private final int footer;
    /** Where the next problem is read. */
    private int place;

    Outcome(byte[] bytes) {
        this.bytes = bytes;
        this.footer = bytes.length - FOOTER * Integer.BYTES;
    }

    /** The snippet. */
    Snippet snippet() throws InvalidOrderException {
        String html = html();
        int payloads = number(0);
        int[] ranges = new int[2 * payloads];
        int start = footer - ranges.length * Integer.BYTES;
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = integer(start + i * Integer.BYTES);
        }
        return new Snippet(html, number(3), number(4), ranges, number(1) != 0, problems());
    }

    /** The html, or another text. */
    @SuppressWarnings("deprecation")
    String html() throws InvalidOrderException {
        if (number(6) == INVALID) {
            throw new InvalidOrderException(problems());
        }
        // All of it is ASCII, for which this constructor only copies.
        return new String(bytes, 0, 0, number(5));
    }

    /** A text that is not ASCII. */
    String text() throws InvalidOrderException {
        if (number(6) == INVALID) {
            throw new InvalidOrderException(problems());
        }
        return new String(bytes, 0, number(5), StandardCharsets.UTF_8);
    }

    /** Every problem. */
    List<Problem> problems() {
        int count = number(2);
        if (count == 0) {
            return List.of();
        }
        Problem[] problems = new Problem[count];
        place = number(5);
        for (int i = 0; i < count; i++) {
            problems[i] = new Problem(part(), part(), part(), part(), part());
        }
        return Collections.unmodifiableList(Arrays.asList(problems));
    }

    /** The next text of a problem; a negative length is null. */
    private String part() {
        int length = integer(place);
        place += Integer.BYTES;
        if (length < 0) {
            return null;
        }
        place += length;
        return new String(bytes, place - length, length, StandardCharsets.UTF_8);
    }

    private int number(int index) {
        return integer(footer + index * Integer.BYTES);
    }

    private int integer(int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }
}
