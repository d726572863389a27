package flocktory.postcheckout;

import com.sun.jna.IntegerType;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** The functions of flocktory_postcheckout.h, which says what they do. */
final class Library {
    static final int ABI_VERSION = 1;
    static final int OK = 0;

    static {
        Native.register(Library.class, "flocktory_postcheckout");
        if (flocktory_postcheckout_abi_version() != ABI_VERSION) {
            throw new UnsatisfiedLinkError("libflocktory_postcheckout has another ABI");
        }
    }

    private Library() {
    }

    /** A size_t. */
    public static final class Size extends IntegerType {
        private static final long serialVersionUID = 1;

        public Size() {
            this(0);
        }

        Size(long value) {
            super(Native.SIZE_T_SIZE, value, true);
        }
    }

    /** A function that takes a text and options. */
    interface Answer {
        int call(byte[] text, Size length, byte[] options, Size optionsLength, PointerByReference result);
    }

    /** A function that gives what is always the same. */
    interface Constant {
        int call(PointerByReference result);
    }

    /** A function that gives a text of a result. */
    interface Part {
        int call(Pointer result, PointerByReference text, Pointer length);
    }

    static native int flocktory_postcheckout_render(byte[] order, Size length, byte[] options, Size optionsLength,
            PointerByReference result);

    static native int flocktory_postcheckout_check(byte[] order, Size length, byte[] options, Size optionsLength,
            PointerByReference result);

    static native int flocktory_postcheckout_loader(byte[] siteId, Size length, byte[] options, Size optionsLength,
            PointerByReference result);

    static native int flocktory_postcheckout_static_file(PointerByReference result);

    static native int flocktory_postcheckout_csp_sources(PointerByReference result);

    static native int flocktory_postcheckout_html(Pointer result, PointerByReference text, Pointer length);

    static native int flocktory_postcheckout_body(Pointer result, PointerByReference text, Pointer length);

    static native int flocktory_postcheckout_json(Pointer result, PointerByReference text, Pointer length);

    static native int flocktory_postcheckout_csp_hash(Pointer result, PointerByReference text, Pointer length);

    static native int flocktory_postcheckout_problems(Pointer result, PointerByReference text, Pointer length);

    static native void flocktory_postcheckout_free(Pointer result);

    static native int flocktory_postcheckout_abi_version();
}
