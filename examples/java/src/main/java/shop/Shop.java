package shop;

import java.io.File;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** The shop on Tomcat: {@code java shop.Shop [FOLDER [PORT]]}, with the folder of the pages. */
public final class Shop {
    private static final int PORT = 8080;

    private Shop() {
    }

    public static void main(String[] arguments) throws Exception {
        String pages = arguments.length > 0 ? arguments[0] : "src/main/webapp";
        int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : PORT;
        Tomcat tomcat = start(new File(pages), port);
        System.out.println("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/shop/catalogue");
        tomcat.getServer().await();
    }

    private static Tomcat start(File pages, int port) throws LifecycleException, java.io.IOException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("shop").toString());
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addWebapp("", pages.getAbsolutePath());
        String form = System.getenv("FORM");
        if (form != null) {
            context.addParameter("flocktory.postcheckout.form", form);
        }
        tomcat.start();
        return tomcat;
    }
}
