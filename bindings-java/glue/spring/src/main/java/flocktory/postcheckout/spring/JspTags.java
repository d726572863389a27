package flocktory.postcheckout.spring;

import flocktory.postcheckout.glue.SafeRenderer;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.web.context.support.ServletContextAttributeExporter;

/** The tags of JSP take the renderer from this attribute of the servlet context. */
@ConditionalOnClass(name = "flocktory.postcheckout.jsp.PostcheckoutTag")
class JspTags {
    @Bean
    ServletContextAttributeExporter flocktoryRendererExporter(SafeRenderer renderer) {
        ServletContextAttributeExporter exporter = new ServletContextAttributeExporter();
        exporter.setAttributes(Map.of(SafeRenderer.class.getName(), renderer));
        return exporter;
    }
}
