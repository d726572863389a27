package org.thymeleaf.processor.element;

public interface IElementTagStructureHandler {
    void replaceWith(CharSequence text, boolean processable);
}
