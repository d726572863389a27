package org.thymeleaf.processor;

public interface IProcessor {
}
