import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.startup.Tomcat;

/** Tomcat 10, with the web application in a folder. */
final class Container {
    private Container() {
    }

    /** Starts a web application under {@code /shop}; its address. */
    static String start(Path application, Map<String, String> parameters) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        var context = tomcat.addWebapp("/shop", application.toAbsolutePath().toString());
        parameters.forEach(context::addParameter);
        tomcat.start();
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/shop/";
    }
}
