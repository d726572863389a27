package flocktory.postcheckout.spring;

import flocktory.postcheckout.freemarker.FlocktoryDirectives;
import flocktory.postcheckout.glue.SafeRenderer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Adds the directives to FreeMarker's configuration once every bean is made, because it may be made last. */
@ConditionalOnClass({FlocktoryDirectives.class, freemarker.template.Configuration.class})
class FreeMarkerTags {
    @Bean
    SmartInitializingSingleton flocktoryDirectives(ObjectProvider<freemarker.template.Configuration> configurations,
            SafeRenderer renderer) {
        return () -> {
            freemarker.template.Configuration configuration = configurations.getIfUnique();
            if (configuration != null) {
                FlocktoryDirectives.addTo(configuration, renderer, new SpringPage());
            }
        };
    }
}
