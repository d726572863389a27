package org.thymeleaf.templatemode;

public enum TemplateMode {
    HTML
}
