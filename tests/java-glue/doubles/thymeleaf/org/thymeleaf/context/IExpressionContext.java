package org.thymeleaf.context;

import org.thymeleaf.IEngineConfiguration;

public interface IExpressionContext extends IContext {
    IEngineConfiguration getConfiguration();
}
