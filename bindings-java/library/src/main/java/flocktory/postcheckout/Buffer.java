package flocktory.postcheckout;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The packed form while it is written: docs/packed.md describes its bytes.
 *
 * <p>Lengths are written when a value ends. What a value has written can be taken back with {@link #rewind}.
 */
final class Buffer implements AutoCloseable {
    /** The first byte, which no JSON text has. */
    static final byte MAGIC = 0x01;
    /** Added to the number of a field, it is a key. */
    static final int FIELD = 0x40;
    /** In place of the number of a field: the object is not a row of a database. */
    static final int NO_ROW = 0x7F;

    static final byte NOTHING = 0x00;
    static final byte FALSE = 0x01;
    static final byte TRUE = 0x02;
    static final byte INTEGER = 0x03;
    static final byte FLOAT = 0x04;
    static final byte NUMBER = 0x05;
    static final byte TEXT = 0x06;
    static final byte BYTES = 0x07;
    static final byte LIST = 0x08;
    static final byte MAP = 0x09;
    static final byte OTHER = 0x0A;
    static final byte OBJECT = 0x0B;
    static final byte UNREADABLE = 0x0C;
    /** In place of an element or a pair: the walk has failed. */
    static final byte FAULT = 0x0D;

    /** The packed form of a map without pairs. */
    static final byte[] EMPTY_MAP = {MAGIC, MAP, 0, 0, 0, 0};

    /** Reasons of a value that cannot be read. */
    static final byte LONE_SURROGATE = 1;
    static final byte TOO_DEEP = 2;
    static final byte METHOD = 3;
    static final byte FAILED = 4;

    /** The largest packed form. */
    static final int MAX_LENGTH = 64 << 20;

    /** The most digits after the point of {@link #decimal}. */
    static final int MAX_SCALE = 18;
    /** A sign, a point, and the digits of a long, of which one more may come before the point. */
    private static final int MAX_DECIMAL = 24;

    /** A tag and a length. */
    private static final int HEADER = 5;
    /** A tag, and 64 bits in bytes of seven. */
    private static final int SCALAR = 11;
    private static final int FIRST_CAPACITY = 8 << 10;
    /** Larger arrays are not kept for the next order. */
    private static final int MAX_KEPT = 512 << 10;
    /** Chars that are encoded at a time: there is room for three bytes of each. */
    private static final int CHUNK = 4 << 10;
    /**
     * Buffers of finished calls, at most one for each slot. Not a ThreadLocal: virtual threads would not share, and a
     * server that unloads this class would keep them.
     */
    private static final AtomicReferenceArray<Buffer> KEPT = new AtomicReferenceArray<>(16);

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private boolean isFull;

    private Buffer() {
    }

    /** The value would make the packed form larger than {@link #MAX_LENGTH}. */
    static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FullException() {
            super("more than " + (MAX_LENGTH >> 20) + " MiB", null, false, false);
        }
    }

    /** An empty buffer: one that was closed, if there is one. */
    static Buffer take() {
        Buffer kept = KEPT.getAndSet(slot(), null);
        if (kept == null) {
            return new Buffer();
        }
        kept.length = 0;
        kept.isFull = false;
        return kept;
    }

    /** Keeps the buffer for the next order. The caller forgets it. */
    @Override
    public void close() {
        if (bytes.length <= MAX_KEPT) {
            KEPT.lazySet(slot(), this);
        }
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & KEPT.length() - 1;
    }

    /** The written bytes, followed by unused ones. */
    byte[] bytes() {
        return bytes;
    }

    /** The outcome of a call that had {@link #bytes} as its room: a larger array is used in place of that, if it may be kept. */
    Outcome outcome(byte[] outcome) {
        if (outcome.length <= MAX_KEPT) {
            bytes = outcome;
        }
        return new Outcome(outcome);
    }

    /** The number of written bytes. */
    int length() {
        return length;
    }

    /** Whether a value did not fit: nothing is worth writing after it. */
    boolean isFull() {
        return isFull;
    }

    /** Takes back what was written after a place. */
    void rewind(int place) {
        length = place;
    }

    /** Writes a tag that has no content, or a key. */
    void tag(int tag) {
        reserve(1);
        bytes[length++] = (byte) tag;
    }

    void integer(long value) {
        scalar(INTEGER, value);
    }

    void real(double value) {
        scalar(FLOAT, Double.doubleToRawLongBits(value));
    }

    private void scalar(byte tag, long bits) {
        reserve(SCALAR);
        bytes[length] = tag;
        for (int i = 1; i < SCALAR; i++) {
            bytes[length + i] = (byte) (bits & 0x7F);
            bits >>>= 7;
        }
        length += SCALAR;
    }

    /** Begins a value with a length, and returns its place for {@link #end}. */
    int begin(byte tag) {
        reserve(HEADER);
        int place = length;
        bytes[place] = tag;
        length = place + HEADER;
        return place;
    }

    /** Ends the value that began at a place. */
    void end(int place) {
        length(place + 1, length - place - HEADER);
    }

    /** Begins an object: its row and class are written, and its pairs follow. */
    int object(int row, String name) {
        int place = begin(OBJECT);
        reserve(1 + 4);
        bytes[length] = (byte) row;
        int nameLength = length + 1;
        length = nameLength + 4;
        utf8(name, true);
        length(nameLength, length - nameLength - 4);
        return place;
    }

    /** Writes a text; one with half of a UTF-16 pair is unreadable. */
    void text(String text) {
        int place = length;
        int count = text.length();
        if (count <= CHUNK) {
            reserve(HEADER + 3 * count);
            int end = encode(text, 0, count, place + HEADER, false);
            if (end >= 0) {
                bytes[place] = TEXT;
                length(place + 1, end - place - HEADER);
                length = end;
                return;
            }
        } else {
            begin(TEXT);
            if (utf8(text, false)) {
                end(place);
                return;
            }
        }
        rewind(place);
        unreadable(LONE_SURROGATE, "");
    }

    /** Writes decimal text: digits, a sign, a point, an exponent. */
    void number(String decimal) {
        int place = begin(NUMBER);
        utf8(decimal, true);
        end(place);
    }

    /** Writes a decimal: the digits of a number, of which the last so many are after the point. */
    void decimal(long digits, int scale) {
        if (scale == 0) {
            integer(digits);
            return;
        }
        reserve(HEADER + MAX_DECIMAL);
        int place = begin(NUMBER);
        // From the last digit to the first; a negative number keeps the one whose absolute value is not a long.
        long rest = digits < 0 ? digits : -digits;
        int start = length + MAX_DECIMAL;
        int at = start;
        for (int written = 0; rest != 0 || written <= scale; written++) {
            if (written == scale) {
                bytes[--at] = '.';
            }
            bytes[--at] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        if (digits < 0) {
            bytes[--at] = '-';
        }
        System.arraycopy(bytes, at, bytes, length, start - at);
        length += start - at;
        end(place);
    }

    /** Writes the name of the class of a value that has no meaning. */
    void other(String name) {
        int place = begin(OTHER);
        utf8(name, true);
        end(place);
    }

    /** Writes text that is UTF-8, or in the encoding of the option {@code charset}. */
    void bytes(byte[] content) {
        int place = begin(BYTES);
        copy(content, 0);
        end(place);
    }

    /** Writes bytes as they are, but for the first ones. */
    void copy(byte[] content, int from) {
        int count = content.length - from;
        reserve(count);
        System.arraycopy(content, from, bytes, length, count);
        length += count;
    }

    /** Writes why a value cannot be read. */
    void unreadable(byte reason, String text) {
        reason(UNREADABLE, reason, text);
    }

    /** Writes, as the end of a list or a map, what the shop's object has thrown. */
    void fault(String text) {
        reason(FAULT, FAILED, text);
    }

    private void reason(byte tag, byte reason, String text) {
        int place = begin(tag);
        tag(reason);
        utf8(text, true);
        end(place);
    }

    /** Writes, in place of a value that did not fit, why it is missing. There is room for it beyond the limit. */
    void full(FullException reason) {
        isFull = true;
        unreadable(FAILED, reason.getMessage());
    }

    /** Makes room for more bytes. */
    private void reserve(int more) {
        if (bytes.length - length < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        long needed = (long) length + more;
        if (needed > MAX_LENGTH && !isFull) {
            throw new FullException();
        }
        long doubled = Math.max(2L * bytes.length, needed);
        bytes = Arrays.copyOf(bytes, (int) (isFull ? doubled : Math.min(doubled, MAX_LENGTH)));
    }

    /**
     * Appends a text as UTF-8. Half of a pair becomes a question mark if that is allowed; otherwise false is returned
     * and the text is not complete.
     */
    private boolean utf8(String text, boolean mayReplace) {
        int end = text.length();
        for (int from = 0; from < end;) {
            int to = Math.min(from + CHUNK, end);
            if (to < end && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            reserve(3 * (to - from));
            int last = encode(text, from, to, length, mayReplace);
            if (last < 0) {
                return false;
            }
            length = last;
            from = to;
        }
        return true;
    }

    /**
     * Encodes a part of a text, for which there is room at a place. Returns the end, or -1 for half of a pair that may not
     * be replaced.
     *
     * <p>String.getBytes is about as fast, and its copies would be garbage (bench/java/README.md).
     */
    private int encode(String text, int from, int to, int place, boolean mayReplace) {
        byte[] out = bytes;
        int at = place;
        int index = from;
        for (; index < to; index++) {
            char c = text.charAt(index);
            if (c >= 0x80) {
                break;
            }
            out[at++] = (byte) c;
        }
        for (; index < to; index++) {
            char c = text.charAt(index);
            if (c < 0x80) {
                out[at++] = (byte) c;
            } else if (c < 0x800) {
                out[at] = (byte) (0xC0 | c >> 6);
                out[at + 1] = (byte) (0x80 | c & 0x3F);
                at += 2;
            } else if (!Character.isSurrogate(c)) {
                out[at] = (byte) (0xE0 | c >> 12);
                out[at + 1] = (byte) (0x80 | c >> 6 & 0x3F);
                out[at + 2] = (byte) (0x80 | c & 0x3F);
                at += 3;
            } else if (Character.isHighSurrogate(c) && index + 1 < to && Character.isLowSurrogate(text.charAt(index + 1))) {
                index++;
                int point = Character.toCodePoint(c, text.charAt(index));
                out[at] = (byte) (0xF0 | point >> 18);
                out[at + 1] = (byte) (0x80 | point >> 12 & 0x3F);
                out[at + 2] = (byte) (0x80 | point >> 6 & 0x3F);
                out[at + 3] = (byte) (0x80 | point & 0x3F);
                at += 4;
            } else if (mayReplace) {
                out[at++] = '?';
            } else {
                return -1;
            }
        }
        return at;
    }

    /** Writes a length in bytes of seven bits, the lowest first: all bytes but those of texts are ASCII. */
    private void length(int place, int value) {
        bytes[place] = (byte) (value & 0x7F);
        bytes[place + 1] = (byte) (value >> 7 & 0x7F);
        bytes[place + 2] = (byte) (value >> 14 & 0x7F);
        bytes[place + 3] = (byte) (value >> 21 & 0x7F);
    }
}
