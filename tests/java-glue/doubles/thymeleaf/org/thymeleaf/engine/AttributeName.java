package org.thymeleaf.engine;

public abstract class AttributeName {
}
