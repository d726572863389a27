package flocktory.postcheckout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a native function returns: integers, the places of the payloads, the problems, then the html. More bytes may
 * follow. bindings-java/src/outcome.rs writes it.
 *
 * <p>All of it is in one array, because each array costs a call of the JVM.
 */
final class Outcome {
    private static final int INVALID = 1;

    private final byte[] bytes;
    /** Its position is where the next integer is read. */
    private final ByteBuffer integers;
    private final boolean isInvalid;
    /** The length of the html. */
    private final int length;
    private final int problems;
    private final int bodyStart;
    private final int bodyEnd;
    private final boolean isList;
    private final int[] payloads;

    Outcome(byte[] bytes) {
        this.bytes = bytes;
        integers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        isInvalid = integers.getInt() == INVALID;
        length = integers.getInt();
        problems = integers.getInt();
        bodyStart = integers.getInt();
        bodyEnd = integers.getInt();
        isList = integers.getInt() != 0;
        payloads = new int[2 * integers.getInt()];
        for (int i = 0; i < payloads.length; i++) {
            payloads[i] = integers.getInt();
        }
    }

    /** The snippet. */
    @SuppressWarnings("deprecation")
    Snippet snippet() throws InvalidOrderException {
        List<Problem> warnings = warnings();
        // All of it is ASCII, for which this constructor only copies.
        String html = new String(bytes, 0, integers.position(), length);
        return new Snippet(html, bodyStart, bodyEnd, payloads, isList, warnings);
    }

    /** The html without its parts, or another text. */
    String text() throws InvalidOrderException {
        warnings();
        return new String(bytes, integers.position(), length, StandardCharsets.UTF_8);
    }

    /** Every problem. Call it once. */
    List<Problem> problems() {
        if (problems == 0) {
            return List.of();
        }
        Problem[] all = new Problem[problems];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Problem(part(), part(), part(), part(), part());
        }
        return Collections.unmodifiableList(Arrays.asList(all));
    }

    private List<Problem> warnings() throws InvalidOrderException {
        List<Problem> all = problems();
        if (isInvalid) {
            throw new InvalidOrderException(all);
        }
        return all;
    }

    /** The next text of a problem; a negative length is null. */
    private String part() {
        int count = integers.getInt();
        if (count < 0) {
            return null;
        }
        int place = integers.position();
        integers.position(place + count);
        return new String(bytes, place, count, StandardCharsets.UTF_8);
    }
}
