package org.thymeleaf.context;

public interface IContext {
    Object getVariable(String name);
}
