package org.thymeleaf.util;

import org.thymeleaf.templatemode.TemplateMode;

public final class EscapedAttributeUtils {
    private EscapedAttributeUtils() {
    }

    public static String unescapeAttribute(TemplateMode templateMode, String input) {
        return input == null ? null : input.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }
}
