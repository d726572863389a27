package org.springframework.boot.autoconfigure.condition;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.util.ClassUtils;

/** What the annotations ask, as Spring Boot documents it. */
final class Conditions {
    private Conditions() {
    }

    private static List<String> values(AnnotatedTypeMetadata metadata, Class<?> annotation, String attribute) {
        return Arrays.asList((String[]) metadata.getAnnotationAttributes(annotation.getName(), true).get(attribute));
    }

    static final class OnClass implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Stream.of("value", "name").flatMap(name -> values(metadata, ConditionalOnClass.class, name).stream())
                    .allMatch(name -> ClassUtils.isPresent(name, context.getClassLoader()));
        }
    }

    static final class OnProperty implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return values(metadata, ConditionalOnProperty.class, "value").stream().map(context.getEnvironment()::getProperty)
                    .allMatch(value -> value != null && !value.equals("false"));
        }
    }

    static final class OnMissingBean implements ConfigurationCondition {
        @Override
        public ConfigurationPhase getConfigurationPhase() {
            return ConfigurationPhase.REGISTER_BEAN;
        }

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String type = ((MethodMetadata) metadata).getReturnTypeName();
            Class<?> bean = ClassUtils.resolveClassName(type, context.getClassLoader());
            return context.getBeanFactory().getBeanNamesForType(bean, true, false).length == 0;
        }
    }
}
