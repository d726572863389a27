import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beans.Orders;
import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.Options;
import flocktory.postcheckout.glue.RefusedOrderException;
import flocktory.postcheckout.glue.SafeRenderer;
import flocktory.postcheckout.glue.Settings;
import flocktory.postcheckout.spring.FlocktoryTags;
import flocktory.postcheckout.spring.PostcheckoutAutoConfiguration;
import flocktory.postcheckout.spring.RefusedOrderEvent;
import flocktory.postcheckout.thymeleaf.FlocktoryDialect;
import freemarker.template.Template;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.view.InternalResourceViewResolver;

/** The auto-configuration in Spring 4.3, with doubles of Spring Boot's annotations, and its tags in Spring MVC on Jetty. */
class SpringTest {
    private static final List<RefusedOrderEvent> EVENTS = new ArrayList<>();

    private final Orders orders = new Orders();

    @BeforeEach
    void forget() {
        EVENTS.clear();
        Log.lines();
    }

    @AfterEach
    void endRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    static class Shop {
        @EventListener
        public void refused(RefusedOrderEvent event) {
            EVENTS.add(event);
        }

        @Bean
        public freemarker.template.Configuration freeMarkerConfiguration() {
            return new freemarker.template.Configuration(freemarker.template.Configuration.VERSION_2_3_31);
        }

        @Bean
        public InternalResourceViewResolver views() {
            return new InternalResourceViewResolver("/", ".jsp");
        }
    }

    static class OwnRenderer {
        @Bean
        public SafeRenderer own() {
            return new SafeRenderer(Settings.of(Map.of("site-id", 99)), null);
        }
    }

    private static ConfigurableEnvironment environment(Map<String, String> properties) {
        Map<String, Object> source = new HashMap<>();
        properties.forEach((name, value) -> source.put("flocktory.postcheckout." + name, value));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", source));
        return environment;
    }

    private static AnnotationConfigApplicationContext context(Map<String, String> properties, Class<?>... more) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setEnvironment(environment(properties));
        context.register(Shop.class);
        if (more.length > 0) {
            context.register(more);
        }
        context.register(imported());
        context.refresh();
        return context;
    }

    /** The class that Spring Boot reads from the file of the jar. */
    private static Class<?> imported() {
        String file = "/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";
        try (var stream = SafeRenderer.class.getResourceAsStream(file)) {
            return Class.forName(new String(stream.readAllBytes(), "UTF-8").strip());
        } catch (Exception missing) {
            throw new AssertionError(missing);
        }
    }

    private static void request(String nonce) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/shop/thanks");
        request.setContextPath("/shop");
        request.setAttribute("cspNonce", nonce);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @Test
    void theBeanForTemplates() throws Exception {
        assertSame(PostcheckoutAutoConfiguration.class, imported());
        try (var context = context(Map.of("base-url", "https://shop.ru", "once", "true", "siteId", "77"))) {
            FlocktoryTags tags = context.getBean("flocktory", FlocktoryTags.class);
            Options options = Options.none().baseUrl("https://shop.ru").once(true);
            assertEquals(Flocktory.render(orders.getGood(), options).html(), tags.postcheckout(orders.getGood()));
            request("a+b");
            assertEquals(Flocktory.render(orders.getGood(), options.nonce("a+b").spot("s")).html(),
                    tags.postcheckout(orders.getGood(), Map.of("spot", "s")));
            assertEquals(Flocktory.loader("77", Options.none().nonce("a+b")), tags.loader());
            assertEquals(List.of(), Log.lines());
        }
    }

    @Test
    void aRefusedOrderIsAnEvent() {
        try (var context = context(Map.of())) {
            Object nobody = orders.getNobody();
            assertEquals("", context.getBean(FlocktoryTags.class).postcheckout(nobody));
            assertEquals(1, EVENTS.size());
            assertSame(nobody, EVENTS.get(0).order());
            assertTrue(EVENTS.get(0).problems().stream().anyMatch(problem -> problem.code().equals("identity_missing")));
        }
    }

    @Test
    void aRefusedOrderThrowsWithTheSettingDebug() {
        try (var context = context(Map.of("debug", "true"))) {
            assertThrows(RefusedOrderException.class, () -> context.getBean(FlocktoryTags.class).postcheckout(orders.getNobody()));
            assertEquals(1, EVENTS.size());
        }
    }

    @Test
    void wrongPropertiesAreLoggedWhenTheApplicationStarts() {
        context(Map.of("site-id", "7 7", "base-ulr", "https://shop.ru")).close();
        String lines = String.join("\n", Log.lines());
        assertTrue(lines.contains("site_id_invalid") && lines.contains("option_unknown"), lines);
    }

    @Test
    void aRendererOfTheShopTakesThePlace() {
        try (var context = context(Map.of("site-id", "77"), OwnRenderer.class)) {
            assertTrue(context.getBean(FlocktoryTags.class).loader().contains("site_id=99"));
        }
    }

    @Test
    void freeMarkerGetsTheDirectives() throws Exception {
        try (var context = context(Map.of("site-id", "77", "form", "data"))) {
            request("n");
            StringWriter out = new StringWriter();
            String text = "<@flocktory_loader/><@flocktory_postcheckout order=orders.good/>";
            var configuration = context.getBean(freemarker.template.Configuration.class);
            new Template("page", text, configuration).process(Map.of("orders", orders), out);
            assertTrue(out.toString().contains("site_id=77\"") && out.toString().contains(" nonce=\"n\""), out.toString());
            assertTrue(out.toString().contains("src=\"/shop/flocktory-postcheckout.js\" integrity="), out.toString());
        }
    }

    @Test
    void thymeleafGetsTheDialect() {
        try (var context = context(Map.of())) {
            assertInstanceOf(FlocktoryDialect.class, context.getBean(FlocktoryDialect.class));
        }
    }

    @Test
    void theHealthOfTheFeed() throws Exception {
        try (var context = context(Map.of())) {
            assertEquals(0, context.getBeansOfType(HealthIndicator.class).size());
        }
        Path index = Path.of(System.getProperty("feed"));
        try (var context = context(Map.of("feed", index.toString(), "base-url", "https://shop.ru"))) {
            Health health = context.getBean("flocktoryFeedHealthIndicator", HealthIndicator.class).health();
            assertEquals("UP", health.getStatus(), health.getDetails().toString());
            assertTrue((Long) health.getDetails().get("offers") > 0);
            assertFalse(context.getBean(FlocktoryTags.class).postcheckout(orders.getGood()).isEmpty());
            List<String> lines = Log.lines();
            assertTrue(lines.size() == 1 && lines.get(0).contains("777"), lines.toString());
        }
        Path missing = Files.createTempDirectory("feed").resolve("feed.idx");
        try (var context = context(Map.of("feed", missing.toString()))) {
            Health health = context.getBean(HealthIndicator.class).health();
            assertEquals("DOWN", health.getStatus());
            assertTrue(health.getDetails().get("error").toString().contains("feed"), health.getDetails().toString());
            // The order is sent.
            assertFalse(context.getBean(FlocktoryTags.class).postcheckout(orders.getGood()).isEmpty());
        }
    }

    @Test
    void pagesOfSpringMvcHaveItsRenderer() throws Exception {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.setEnvironment(environment(Map.of("base-url", "https://spring.ru")));
        context.register(Shop.class, imported());
        String shop = Container.start(Path.of(System.getProperty("application")), Map.of(), application -> {
            // One class of the renderer for Spring and for the tags.
            application.setParentLoaderPriority(true);
            DispatcherServlet servlet = new DispatcherServlet(context);
            ServletHolder holder = new ServletHolder(servlet);
            holder.setInitOrder(1);
            application.addServlet(holder, "/mvc/*");
        });
        HttpClient client = HttpClient.newHttpClient();
        String body = client.send(HttpRequest.newBuilder(URI.create(shop + "good.jsp")).build(), BodyHandlers.ofString()).body();
        assertTrue(body.contains("https://spring.ru/i.jpg"), body);
        body = client.send(HttpRequest.newBuilder(URI.create(shop + "nobody.jsp")).build(), BodyHandlers.ofString()).body();
        assertTrue(body.contains("<p>after</p>") && !body.contains("<script"), body);
        assertEquals(1, EVENTS.size());
    }
}
