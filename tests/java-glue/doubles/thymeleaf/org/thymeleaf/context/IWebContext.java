package org.thymeleaf.context;

public interface IWebContext extends IContext {
}
