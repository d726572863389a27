package org.thymeleaf.dialect;

import java.util.Set;
import org.thymeleaf.processor.IProcessor;

public abstract class AbstractProcessorDialect {
    private final String prefix;

    protected AbstractProcessorDialect(String name, String prefix, int processorPrecedence) {
        this.prefix = prefix;
    }

    public final String getPrefix() {
        return prefix;
    }

    public abstract Set<IProcessor> getProcessors(String dialectPrefix);
}
