package org.thymeleaf.model;

public interface IProcessableElementTag {
    IAttribute[] getAllAttributes();

    String getAttributeValue(String completeName);
}
