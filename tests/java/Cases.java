import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.InvalidOrderException;
import flocktory.postcheckout.Options;
import flocktory.postcheckout.Problem;
import flocktory.postcheckout.Snippet;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replays tests/cases, the contract that every language keeps: see tests/README.md. */
final class Cases {
    private Cases() {
    }

    static void run(Path folder) throws Exception {
        try (Log log = new Log(); var files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                for (JsonElement element : JsonParser.parseString(Files.readString(file)).getAsJsonArray()) {
                    JsonObject test = element.getAsJsonObject();
                    if (hasOptions(test)) {
                        replay(file.getFileName() + ": " + text(test, "name"), test);
                    }
                }
            }
            Check.that("problems are logged", !log.lines.isEmpty());
        }
    }

    /** Options that are not a map, nor an empty one of PHP, cannot be passed: the compiler refuses them. */
    private static boolean hasOptions(JsonObject test) {
        JsonElement options = test.get("options");
        return options == null || options.isJsonObject() || options.isJsonArray() && options.getAsJsonArray().isEmpty();
    }

    private static void replay(String name, JsonObject test) throws Exception {
        List<Problem> wanted = new ArrayList<>();
        for (JsonElement problem : test.getAsJsonArray("problems")) {
            JsonObject texts = problem.getAsJsonObject();
            wanted.add(new Problem(text(texts, "severity"), text(texts, "code"), text(texts, "path"), text(texts, "message"),
                    text(texts, "hint")));
        }
        Options options = Options.of(test.has("options") && test.get("options").isJsonObject() ? map(test.get("options")) : Map.of());
        String html = null;
        String json = null;
        List<Problem> problems;
        try {
            if (test.has("loader")) {
                html = Flocktory.loader(text(test, "loader"), options);
                Check.equal(name + ": the tag of the loader", html, Flocktory.loaderTag(text(test, "loader"), options));
                problems = List.of();
            } else {
                Snippet snippet = test.has("input") ? Flocktory.render(value(test.get("input")), options)
                        : Flocktory.renderJson(bytes(test), options);
                html = snippet.html();
                json = snippet.json();
                problems = snippet.problems();
                Check.equal(name + ": body", html, html.substring(0, html.indexOf('>') + 1) + snippet.body() + "</script>");
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(snippet.body().getBytes(StandardCharsets.US_ASCII));
                Check.equal(name + ": hash", "sha256-" + Base64.getEncoder().encodeToString(hash), snippet.cspHash());
            }
        } catch (InvalidOrderException invalid) {
            problems = invalid.problems();
        }
        Check.equal(name + ": html", text(test, "html"), html);
        Check.equal(name + ": json", text(test, "json"), json);
        Check.equal(name + ": problems", wanted, problems);
        if (test.has("input")) {
            Check.equal(name + ": check", wanted, Flocktory.check(value(test.get("input")), options));
            Check.equal(name + ": tag", html == null ? "" : html, Flocktory.tag(value(test.get("input")), options));
        } else if (!test.has("loader")) {
            Check.equal(name + ": check", wanted, Flocktory.checkJson(bytes(test), options));
        }
    }

    private static byte[] bytes(JsonObject test) {
        return test.has("base64") ? Base64.getDecoder().decode(text(test, "base64"))
                : text(test, "text").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(JsonObject test, String key) {
        return test.has(key) ? test.get(key).getAsString() : null;
    }

    private static Map<String, Object> map(JsonElement element) {
        Map<String, Object> map = new LinkedHashMap<>();
        element.getAsJsonObject().entrySet().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return map;
    }

    /** A value as a shop has it: maps in their order, whole numbers of any length, decimals that are exact. */
    static Object value(JsonElement element) {
        if (element.isJsonNull()) {
            return null;
        }
        if (element.isJsonObject()) {
            return map(element);
        }
        if (element.isJsonArray()) {
            List<Object> list = new ArrayList<>();
            element.getAsJsonArray().forEach(one -> list.add(value(one)));
            return list;
        }
        if (element.getAsJsonPrimitive().isBoolean()) {
            return element.getAsBoolean();
        }
        String text = element.getAsString();
        if (element.getAsJsonPrimitive().isString()) {
            return text;
        }
        if (text.chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
            BigInteger integer = new BigInteger(text);
            return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
        }
        return new BigDecimal(text);
    }
}
