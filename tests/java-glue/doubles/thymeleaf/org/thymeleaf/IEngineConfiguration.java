package org.thymeleaf;

import java.util.Map;

public interface IEngineConfiguration {
    Map<String, Object> getExecutionAttributes();
}
