package flocktory.postcheckout.spring;

import flocktory.postcheckout.glue.SafeRenderer;
import flocktory.postcheckout.glue.Settings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * What Spring Boot adds to an application that has this jar: a renderer, and the tags of the template engine in use. The
 * imported classes are not marked as configurations, so that no subclasses of them are made.
 */
@AutoConfiguration
@EnableConfigurationProperties(PostcheckoutProperties.class)
@Import({FeedHealth.class, FreeMarkerTags.class, JspTags.class, ThymeleafTags.class})
public class PostcheckoutAutoConfiguration {
    /** Makes the configuration. */
    public PostcheckoutAutoConfiguration() {
    }

    /**
     * The renderer, which publishes refused orders as a {@link RefusedOrderEvent}.
     *
     * @param properties the settings
     * @param events where events are published
     * @return the renderer
     */
    @Bean
    @ConditionalOnMissingBean
    public SafeRenderer flocktoryRenderer(PostcheckoutProperties properties, ApplicationEventPublisher events) {
        SafeRenderer renderer = new SafeRenderer(Settings.of(properties),
                (order, cause) -> events.publishEvent(new RefusedOrderEvent(order, cause)));
        renderer.checkSettings();
        return renderer;
    }

    /**
     * The bean for templates of any kind.
     *
     * @param renderer what prints
     * @return the bean
     */
    @Bean
    @ConditionalOnMissingBean
    public FlocktoryTags flocktory(SafeRenderer renderer) {
        return new FlocktoryTags(renderer);
    }
}
