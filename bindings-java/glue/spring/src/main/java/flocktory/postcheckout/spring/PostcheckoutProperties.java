package flocktory.postcheckout.spring;

import java.util.LinkedHashMap;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties {@code flocktory.postcheckout.*}, as {@link flocktory.postcheckout.glue.Settings} reads them. A map, because
 * the library knows its options: an option of a newer release needs nothing here. Editors get the list from the metadata.
 */
@ConfigurationProperties("flocktory.postcheckout")
public class PostcheckoutProperties extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1;

    /** Makes properties that Spring Boot fills. */
    public PostcheckoutProperties() {
    }
}
