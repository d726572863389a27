import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.apache.jsp.JettyJasperInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.webapp.WebAppContext;

/** Jetty 9 with Jasper of Tomcat 9, with the web application in a folder. */
final class Container {
    private Container() {
    }

    /** Starts a web application under {@code /shop}; its address. */
    static String start(Path application, Map<String, String> parameters) throws Exception {
        return start(application, parameters, context -> { });
    }

    /** Starts a web application that is changed before. */
    static String start(Path application, Map<String, String> parameters, Consumer<WebAppContext> change) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        WebAppContext context = new WebAppContext(application.toAbsolutePath().toString(), "/shop");
        context.setTempDirectory(Files.createTempDirectory("jetty").toFile());
        parameters.forEach(context::setInitParameter);
        context.addBean(new Jsp(context));
        change.accept(context);
        server.setHandler(context);
        server.start();
        return "http://127.0.0.1:" + connector.getLocalPort() + "/shop/";
    }

    /** Jetty finds the initializer of JSP itself only with its modules for annotations. */
    private static final class Jsp extends AbstractLifeCycle {
        private final WebAppContext context;

        Jsp(WebAppContext context) {
            this.context = context;
        }

        @Override
        protected void doStart() throws Exception {
            new JettyJasperInitializer().onStartup(null, context.getServletContext());
            super.doStart();
        }
    }
}
