package flocktory.postcheckout.spring;

import flocktory.postcheckout.glue.SafeRenderer;
import flocktory.postcheckout.thymeleaf.FlocktoryDialect;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Spring Boot adds every bean that is a dialect to Thymeleaf. */
@ConditionalOnClass(FlocktoryDialect.class)
class ThymeleafTags {
    @Bean
    @ConditionalOnMissingBean
    FlocktoryDialect flocktoryDialect(SafeRenderer renderer) {
        return new FlocktoryDialect(renderer);
    }
}
