package org.springframework.boot.context.properties;

import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Registers the classes, and fills those that are maps: keys as they are spelled, without the prefix. */
class Registrar implements ImportBeanDefinitionRegistrar {
    @Override
    public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
        String annotation = EnableConfigurationProperties.class.getName();
        for (Class<?> type : (Class<?>[]) metadata.getAnnotationAttributes(annotation).get("value")) {
            registry.registerBeanDefinition(type.getName(), new RootBeanDefinition(type));
        }
        registry.registerBeanDefinition(Binder.class.getName(), new RootBeanDefinition(Binder.class));
    }

    static class Binder implements BeanPostProcessor, EnvironmentAware {
        private ConfigurableEnvironment environment;

        @Override
        public void setEnvironment(Environment environment) {
            this.environment = (ConfigurableEnvironment) environment;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object postProcessBeforeInitialization(Object bean, String name) {
            ConfigurationProperties properties = bean.getClass().getAnnotation(ConfigurationProperties.class);
            if (properties != null) {
                fill((Map<String, Object>) bean, properties.value() + ".");
            }
            return bean;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean;
        }

        private void fill(Map<String, Object> bean, String prefix) {
            environment.getPropertySources().forEach(source -> {
                if (source instanceof EnumerablePropertySource<?> enumerable) {
                    for (String name : enumerable.getPropertyNames()) {
                        if (name.startsWith(prefix)) {
                            bean.putIfAbsent(name.substring(prefix.length()), environment.getProperty(name));
                        }
                    }
                }
            });
        }
    }
}
