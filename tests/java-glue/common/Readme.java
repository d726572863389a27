import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** The blocks of the README. */
final class Readme {
    private static final Path FILE = Path.of("bindings-java/glue/README.md");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private Readme() {
    }

    /** The blocks of a language in a section. */
    static List<String> blocks(String section, String language) throws Exception {
        String text = Files.readString(FILE);
        int start = text.indexOf("\n## " + section + "\n");
        int end = text.indexOf("\n## ", start + 1);
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text.substring(start, end));
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }

    /** The number of all blocks, so that a test can say how many it knows. */
    static long count() throws Exception {
        return BLOCK.matcher(Files.readString(FILE)).results().count();
    }

    /** Compiles a class into a folder. */
    static void compile(String name, String source, Path folder) throws Exception {
        Path file = Files.createTempDirectory("readme").resolve(name + ".java");
        Files.writeString(file, source);
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-encoding", "UTF-8", "-cp", System.getProperty("java.class.path"),
                "-d", folder.toString(), file.toString());
        if (status != 0) {
            throw new AssertionError(source);
        }
    }

    /** Compiles statements of a section as a method with parameters, and calls it. */
    static void run(String section, String imports, String parameters, Object... arguments) throws Exception {
        String code = blocks(section, "java").get(0);
        Path folder = Files.createTempDirectory("readme");
        compile("Block", imports + "public class Block { public static void run(" + parameters + ") throws Exception { " + code + " }\n"
                + " static void alert(Object problems) { } }", folder);
        try (var loader = new java.net.URLClassLoader(new java.net.URL[] {folder.toUri().toURL()})) {
            for (var method : loader.loadClass("Block").getMethods()) {
                if (method.getName().equals("run")) {
                    method.invoke(null, arguments);
                }
            }
        }
    }
}
