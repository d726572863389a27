package org.thymeleaf.standard.expression;

import org.thymeleaf.IEngineConfiguration;

public final class StandardExpressions {
    public static final String STANDARD_EXPRESSION_PARSER_ATTRIBUTE_NAME = "StandardExpressionParser";

    private StandardExpressions() {
    }

    public static IStandardExpressionParser getExpressionParser(IEngineConfiguration configuration) {
        return (IStandardExpressionParser) configuration.getExecutionAttributes().get(STANDARD_EXPRESSION_PARSER_ATTRIBUTE_NAME);
    }
}
