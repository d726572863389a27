import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Problem;
import flocktory.postcheckout.Snippet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Replays tests/cases, the contract that every language keeps: see tests/README.md. */
final class Cases {
    private static final Gson GSON = new Gson();

    private Cases() {
    }

    static void run(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                for (JsonElement element : JsonParser.parseString(Files.readString(file)).getAsJsonArray()) {
                    JsonObject test = element.getAsJsonObject();
                    replay(file.getFileName() + ": " + text(test, "name"), test);
                }
            }
        }
    }

    private static void replay(String name, JsonObject test) {
        List<Problem> wanted = GSON.fromJson(test.get("problems"), new TypeToken<List<Problem>>() { });
        byte[] options = test.has("options") ? ascii(test.get("options")) : new byte[0];
        String html = null;
        String json = null;
        List<Problem> problems;
        try {
            if (test.has("loader")) {
                html = Flocktory.loaderJson(text(test, "loader"), options);
                problems = List.of();
            } else {
                Snippet snippet = Flocktory.renderJson(input(test), options);
                html = snippet.html();
                json = snippet.json();
                problems = snippet.problems();
                Check.equal(name + ": body", html, html.substring(0, html.indexOf('>') + 1) + snippet.body() + "</script>");
            }
        } catch (InvalidOrderException invalid) {
            problems = invalid.problems();
        }
        Check.equal(name + ": html", text(test, "html"), html);
        Check.equal(name + ": json", text(test, "json"), json);
        Check.equal(name + ": problems", wanted, problems);
        if (!test.has("loader")) {
            Check.equal(name + ": check", wanted, Flocktory.checkJson(input(test), options));
        }
    }

    private static byte[] input(JsonObject test) {
        if (test.has("base64")) {
            return Base64.getDecoder().decode(text(test, "base64"));
        }
        return test.has("text") ? text(test, "text").getBytes(StandardCharsets.UTF_8) : ascii(test.get("input"));
    }

    private static String text(JsonObject test, String key) {
        return test.has(key) ? test.get(key).getAsString() : null;
    }

    /** A value in ASCII, which is the same with any option {@code charset}. */
    private static byte[] ascii(JsonElement value) {
        return value.toString().chars().mapToObj(c -> c < 0x80 ? Character.toString(c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining()).getBytes(StandardCharsets.US_ASCII);
    }
}
