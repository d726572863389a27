package org.thymeleaf.standard.expression;

import org.thymeleaf.context.IExpressionContext;

public interface IStandardExpressionParser {
    IStandardExpression parseExpression(IExpressionContext context, String input);
}
