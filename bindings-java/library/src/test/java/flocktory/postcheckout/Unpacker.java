package flocktory.postcheckout;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Prints a packed form, and fails if it is malformed.
 *
 * <p>{@code {extra: [1, 1.5f, #1.50, "text", b"bytes", <Class>, !4(text), Class{id: 1}, Row[id]{id: 1}]}}: an integer, a
 * float, a number, a text, bytes, another value, an unreadable one, an object, and a row. {@code FAULT4(text)} ends a list or a map whose walk has failed.
 */
final class Unpacker {
    private final ByteBuffer bytes;
    private final StringBuilder out = new StringBuilder();

    private Unpacker(byte[] bytes, int length) {
        this.bytes = ByteBuffer.wrap(bytes, 0, length);
    }

    static String print(byte[] bytes, int length) {
        Unpacker unpacker = new Unpacker(bytes, length);
        require(unpacker.bytes.get() == 0x01, "the first byte");
        unpacker.value();
        require(!unpacker.bytes.hasRemaining(), "bytes after the value");
        return unpacker.out.toString();
    }

    private void value() {
        byte tag = bytes.get();
        switch (tag) {
            case 0x00 -> out.append("null");
            case 0x01 -> out.append("false");
            case 0x02 -> out.append("true");
            case 0x03 -> out.append(number(10));
            case 0x04 -> out.append(Double.longBitsToDouble(number(10))).append('f');
            default -> {
                int limit = bytes.limit();
                int length = (int) number(4);
                require(length >= 0 && length <= bytes.remaining(), "a length");
                bytes.limit(bytes.position() + length);
                content(tag);
                require(!bytes.hasRemaining(), "a value shorter than its length");
                bytes.limit(limit);
            }
        }
    }

    private void content(byte tag) {
        switch (tag) {
            case 0x05 -> out.append('#').append(text(bytes.remaining()));
            case 0x06 -> out.append('"').append(text(bytes.remaining())).append('"');
            case 0x07 -> out.append("b\"").append(text(bytes.remaining())).append('"');
            case 0x08 -> {
                out.append('[');
                for (String comma = ""; bytes.hasRemaining(); comma = ", ") {
                    out.append(comma);
                    boolean isFault = bytes.get(bytes.position()) == 0x0D;
                    value();
                    require(!isFault || !bytes.hasRemaining(), "elements after a fault");
                }
                out.append(']');
            }
            case 0x09 -> pairs();
            case 0x0A -> out.append('<').append(text(bytes.remaining())).append('>');
            case 0x0B -> {
                int row = bytes.get() & 0xFF;
                out.append(text((int) number(4)));
                if (row != 0x7F) {
                    out.append('[').append(Schema.name(row)).append(']');
                }
                pairs();
            }
            case 0x0C, 0x0D -> out.append(tag == 0x0D ? "FAULT" : "!").append(bytes.get()).append('(').append(text(bytes.remaining())).append(')');
            default -> throw new IllegalStateException("tag " + tag);
        }
    }

    /** A number in so many bytes of seven bits, the lowest first. */
    private long number(int count) {
        long number = 0;
        for (int i = 0; i < count; i++) {
            byte seven = bytes.get();
            require(seven >= 0, "a byte of a number");
            number |= (long) seven << 7 * i;
        }
        return number;
    }

    private void pairs() {
        out.append('{');
        for (String comma = ""; bytes.hasRemaining(); comma = ", ") {
            out.append(comma);
            int key = bytes.get(bytes.position()) & 0xFF;
            if (key == 0x0D) {
                value();
                require(!bytes.hasRemaining(), "pairs after a fault");
                break;
            }
            if (key >= 0x40) {
                bytes.get();
                out.append(Schema.name(key - 0x40));
            } else {
                value();
            }
            out.append(": ");
            value();
        }
        out.append('}');
    }

    private String text(int length) {
        ByteBuffer part = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
        } catch (CharacterCodingException malformed) {
            throw new IllegalStateException("a text is not UTF-8", malformed);
        }
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalStateException("malformed: " + what);
        }
    }
}
