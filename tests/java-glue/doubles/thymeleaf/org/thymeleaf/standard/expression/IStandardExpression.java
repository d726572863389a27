package org.thymeleaf.standard.expression;

import org.thymeleaf.context.IExpressionContext;

public interface IStandardExpression {
    Object execute(IExpressionContext context);
}
