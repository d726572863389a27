package flocktory.postcheckout.glue;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a shop, from {@code web.xml}, {@code application.properties} or code. Those that are not listed below are
 * options of the library, for every call.
 *
 * <ul>
 *   <li>{@code site-id}: the shop's number in Flocktory, for the loader; without it there is none
 *   <li>{@code enabled}: false prints nothing; true by default
 *   <li>{@code debug}: true throws for a refused order, on a developer's machine; false by default
 *   <li>{@code nonce-attribute}: the attribute of the request that holds the nonce; {@code cspNonce} by default
 *   <li>{@code static-file}: the path or address of the script that reads snippets of the form {@code data}
 * </ul>
 *
 * Names may be spelled with hyphens, underscores or capitals, and the texts {@code true} and {@code false} are flags.
 */
public final class Settings {
    /** The prefix of every setting's name, in {@code web.xml} as in {@code application.properties}. */
    public static final String PREFIX = "flocktory.postcheckout.";
    /** The default of {@code static-file}: servlet containers and Spring Boot serve it from the jar of this class. */
    public static final String STATIC_FILE = "/flocktory-postcheckout.js";

    private Object siteId;
    private Object enabled = true;
    private Object debug = false;
    private Object nonceAttribute = "cspNonce";
    private Object staticFile = STATIC_FILE;
    private final Map<String, Object> options = new LinkedHashMap<>();

    private Settings() {
    }

    /**
     * Reads settings.
     *
     * @param given names without the prefix, and values; a nested map continues the name of its key; null is none
     * @return the settings
     */
    public static Settings of(Map<String, ?> given) {
        Settings settings = new Settings();
        settings.add("", given);
        return settings;
    }

    private void add(String prefix, Map<?, ?> given) {
        given.forEach((key, value) -> {
            String name = prefix + key;
            if (value instanceof Map<?, ?> nested) {
                // SITE_ID in the environment is site.id to Spring Boot.
                add(name + ".", nested);
            } else if (value != null) {
                set(name, typed(value));
            }
        });
    }

    private void set(String name, Object value) {
        switch (Names.letters(name)) {
            case "siteid" -> siteId = value;
            case "enabled" -> enabled = value;
            case "debug" -> debug = value;
            case "nonceattribute" -> nonceAttribute = value;
            case "staticfile" -> staticFile = value;
            default -> options.put(Names.option(name), value);
        }
    }

    /** The options for every call, then the nonce of the page, then those of a tag; the last one given counts. */
    Map<String, Object> options(Page page, Map<String, ?> ofTag) {
        Map<String, Object> all = new LinkedHashMap<>(options);
        Object nonce = page.attribute(nonceAttribute.toString());
        if (nonce != null) {
            // Some frameworks keep an object there that makes the nonce when it is printed.
            all.put(Names.option("nonce"), nonce.toString());
        }
        ofTag.forEach((name, value) -> {
            // A template's variable that is not set: not given.
            if (value != null) {
                all.put(Names.option(name), typed(value));
            }
        });
        return all;
    }

    /** Templates and configuration files have only texts. */
    private static Object typed(Object value) {
        if ("true".equals(value)) {
            return true;
        }
        return "false".equals(value) ? false : value;
    }

    Object siteId() {
        return siteId;
    }

    boolean isEnabled() {
        return !Boolean.FALSE.equals(enabled);
    }

    boolean isDebug() {
        return Boolean.TRUE.equals(debug);
    }

    String staticFile() {
        return staticFile.toString();
    }

    /**
     * The options for every call.
     *
     * @return a copy: names as the library spells them, and values
     */
    public Map<String, Object> options() {
        return new LinkedHashMap<>(options);
    }
}
