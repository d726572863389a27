package flocktory.postcheckout;

import com.google.gson.reflect.TypeToken;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;

/** What a call of the library came to, copied so that nothing of the library's is left to be freed. */
record Result(int status, Snippet texts) {
    static Result of(Library.Answer function, byte[] text, byte[] options) {
        return of(result -> function.call(text, new Library.Size(text.length), options,
                new Library.Size(options.length), result));
    }

    static Result of(Library.Constant function) {
        PointerByReference out = new PointerByReference();
        int status = function.call(out);
        Pointer result = out.getValue();
        if (result == null) {
            throw new IllegalStateException("libflocktory_postcheckout failed with status " + status);
        }
        try {
            return new Result(status, texts(result));
        } finally {
            Library.flocktory_postcheckout_free(result);
        }
    }

    /** The texts, if there was no error. */
    Snippet valid() throws InvalidOrderException {
        if (status != Library.OK) {
            throw new InvalidOrderException(texts.problems());
        }
        return texts;
    }

    private static Snippet texts(Pointer result) {
        return new Snippet(
                text(Library::flocktory_postcheckout_html, result),
                text(Library::flocktory_postcheckout_body, result),
                text(Library::flocktory_postcheckout_json, result),
                text(Library::flocktory_postcheckout_csp_hash, result),
                Json.read(text(Library::flocktory_postcheckout_problems, result), new TypeToken<>() { }));
    }

    /** A text of a result, or null. */
    private static String text(Library.Part part, Pointer result) {
        PointerByReference text = new PointerByReference();
        part.call(result, text, null);
        Pointer found = text.getValue();
        return found == null ? null : found.getString(0, StandardCharsets.UTF_8.name());
    }
}
