package org.thymeleaf;

import java.util.ArrayList;
import java.util.List;
import org.thymeleaf.dialect.AbstractProcessorDialect;

public class TemplateEngine {
    public final List<AbstractProcessorDialect> dialects = new ArrayList<>();

    public void addDialect(AbstractProcessorDialect dialect) {
        dialects.add(dialect);
    }
}
