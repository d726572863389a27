import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beans.Orders;
import de.hybris.platform.commercefacades.order.data.OrderData;
import de.hybris.platform.commercefacades.order.data.OrderEntryData;
import de.hybris.platform.commercefacades.product.data.PriceData;
import de.hybris.platform.commercefacades.product.data.ProductData;
import de.hybris.platform.commercefacades.user.data.PrincipalData;
import flocktory.postcheckout.RefusedOrderListener;
import flocktory.postcheckout.spring.FlocktoryTags;
import flocktory.postcheckout.thymeleaf.FlocktoryDialect;
import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.TemplateEngine;

/** Every block of the README. */
class ReadmeTest {
    private static final String IMPORTS = "import flocktory.postcheckout.*; import flocktory.postcheckout.glue.*; import flocktory.postcheckout.freemarker.*;"
            + "import flocktory.postcheckout.spring.*; import flocktory.postcheckout.thymeleaf.*; import java.util.*;"
            + "import org.springframework.context.*; import org.springframework.context.annotation.*;";
    private static final Path APPLICATION = Path.of(System.getProperty("application"));

    private final Orders orders = new Orders();

    @BeforeEach
    void forget() {
        Log.lines();
    }

    @Test
    void everyBlockIsTested() throws Exception {
        assertEquals(15, Readme.count());
    }

    @Test
    void theDependencyIsAModule() throws Exception {
        String wanted = Readme.blocks("Spring Boot", "xml").get(0);
        String pom = Files.readString(Path.of("bindings-java/glue/spring/pom.xml"));
        for (String element : List.of("artifactId", "groupId", "version")) {
            String value = wanted.replaceAll("(?s).*(<" + element + ">.*</" + element + ">).*", "$1");
            assertTrue(pom.contains(value), value);
        }
    }

    @Test
    void springBoot() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(Readme.blocks("Spring Boot", "properties").get(0)));
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new PropertiesPropertySource("readme", properties));
            context.register(Class.forName("flocktory.postcheckout.spring.PostcheckoutAutoConfiguration"));
            context.refresh();
            assertPrints(context.getBean(FlocktoryTags.class));
            assertPrintsElements(context.getBean(FlocktoryDialect.class), Readme.blocks("Spring Boot", "html").get(0), 2);
        }
    }

    @Test
    void springWithoutBoot() throws Exception {
        Path folder = Files.createTempDirectory("readme");
        Readme.compile("Beans", IMPORTS + "public class Beans { " + Readme.blocks("Spring Boot", "java").get(0) + " }", folder);
        try (var loader = new URLClassLoader(new java.net.URL[] {folder.toUri().toURL()});
                var context = new AnnotationConfigApplicationContext(loader.loadClass("Beans"))) {
            assertPrints(context.getBean(FlocktoryTags.class));
        }
    }

    private void assertPrints(FlocktoryTags tags) {
        assertTrue(tags.loader().contains("site_id=1234"), tags.loader());
        String html = tags.postcheckout(orders.getGood());
        assertTrue(html.contains("localStorage") && html.contains("'postcheckout'"), html);
    }

    /** The elements and attributes of a block, each of which must match a processor of the dialect. */
    private static void assertPrintsElements(FlocktoryDialect dialect, String block, int count) {
        List<String> known = dialect.getProcessors("flocktory").stream()
                .map(processor -> ((org.thymeleaf.processor.element.AbstractElementTagProcessor) processor).matched).toList();
        List<String> used = Pattern.compile("flocktory:\\w+").matcher(block).results().map(match -> match.group()).toList();
        assertEquals(count, used.size(), block);
        assertTrue(known.containsAll(used), block);
    }

    @Test
    void thymeleaf() throws Exception {
        TemplateEngine engine = new TemplateEngine();
        Readme.run("Thymeleaf", IMPORTS, "org.thymeleaf.TemplateEngine templateEngine", engine);
        assertPrintsElements((FlocktoryDialect) engine.dialects.get(0), Readme.blocks("Thymeleaf", "html").get(0), 3);
    }

    @Test
    void freeMarker() throws Exception {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_31);
        Readme.run("FreeMarker", IMPORTS, "freemarker.template.Configuration configuration", configuration);
        StringWriter out = new StringWriter();
        new Template("page", Readme.blocks("FreeMarker", "ftl").get(0), configuration).process(Map.of("order", orders.getGood()), out);
        assertTrue(out.toString().contains("site_id=1234") && out.toString().contains("localStorage"), out.toString());
    }

    @Test
    void jsp() throws Exception {
        MockServletContext context = new MockServletContext();
        Readme.run("JSP", IMPORTS, "javax.servlet.ServletContext context", context);
        assertInstanceOf(RefusedOrderListener.class, context.getAttribute("flocktory.postcheckout.RefusedOrderListener"));
        String page = Readme.blocks("JSP", "jsp").get(0).replace("#{order}", "#{orders.good}");
        String html = printed(page, Readme.blocks("JSP", "xml").get(0), application -> { });
        assertTrue(html.contains("site_id=1234") && html.contains("localStorage") && html.contains("'postcheckout'"), html);
    }

    @Test
    void sapCommerce() throws Exception {
        List<String> pages = Readme.blocks("SAP Commerce (Hybris)", "jsp");
        String source = Readme.blocks("SAP Commerce (Hybris)", "java").get(0);
        String html = printed(pages.get(1) + pages.get(0).replaceAll("<%@.*%>", ""), Readme.blocks("SAP Commerce (Hybris)", "xml").get(0),
                application -> Readme.compile("FlocktoryOrder", source, application.resolve("WEB-INF/classes")));
        assertTrue(html.contains("site_id=1234") && html.contains("localStorage"), html);
        assertTrue(html.contains("{\"user\":{\"name\":\"Anna\",\"email\":\"anna@shop.ru\"},\"order\":{\"id\":\"0001\",\"price\":2000,"
                + "\"items\":[{\"id\":\"777\",\"title\":\"Shoes\",\"price\":333.33,\"count\":3}]}}"), html);
    }

    /** The order of a guest, for the page. */
    private static OrderData orderData() {
        PrincipalData user = new PrincipalData();
        user.setUid("f00d|anna@shop.ru");
        user.setName("Anna");
        ProductData product = new ProductData();
        product.setCode("777");
        product.setName("Shoes");
        OrderEntryData entry = new OrderEntryData();
        entry.setProduct(product);
        entry.setQuantity(3L);
        entry.setTotalPrice(price("1000.00"));
        OrderData order = new OrderData();
        order.setCode("0001");
        order.setUser(user);
        order.setTotalPriceWithTax(price("2000.00"));
        order.setEntries(List.of(entry));
        return order;
    }

    private static PriceData price(String value) {
        PriceData price = new PriceData();
        price.setValue(new BigDecimal(value));
        return price;
    }

    private interface Change {
        void accept(Path application) throws Exception;
    }

    /** A page of a web application with these parameters of its context. */
    private static String printed(String page, String parameters, Change change) throws Exception {
        Path application = Files.createTempDirectory("application");
        try (Stream<Path> files = Files.walk(APPLICATION)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = application.resolve(APPLICATION.relativize(file).toString());
                if (!target.equals(application)) {
                    Files.copy(file, target);
                }
            }
        }
        change.accept(application);
        Files.writeString(application.resolve("readme.jsp"), page);
        Map<String, String> given = new LinkedHashMap<>();
        Pattern.compile("<param-name>(.*)</param-name>\\s*<param-value>(.*)</param-value>").matcher(parameters).results()
                .forEach(match -> given.put(match.group(1), match.group(2)));
        String shop = Container.start(application, given, context -> {
            context.setParentLoaderPriority(true);
            context.setAttribute("orderData", orderData());
        });
        var request = HttpRequest.newBuilder(URI.create(shop + "readme.jsp")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
