package org.thymeleaf.model;

public interface IAttribute {
    String getAttributeCompleteName();

    String getValue();
}
