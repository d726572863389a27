import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import com.google.gson.Gson;
import com.sun.management.ThreadMXBean;
import flocktory.postcheckout.Flocktory;
import java.io.BufferedReader;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;

/** Writes the measured figures between the marks of a README: {@code Measure README.md LIBRARY}. */
final class Measure {
    private static final String OURS = "Flocktory.render";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Milliseconds until the compiler has seen enough. */
    private static final int WARM_UP = 8_000;
    private static final int TURNS = 300;
    private static final int STARTS = 15;

    /** What one call costs. */
    private record Cost(double micros, double kilobytes) { }

    private Measure() {
    }

    public static void main(String[] arguments) throws Exception {
        String readme = Files.readString(Path.of(arguments[0]));
        readme = replaced(readme, "versions", versions());
        readme = replaced(readme, "records", speed(Orders::records));
        readme = replaced(readme, "maps", speed(Orders::maps));
        readme = replaced(readme, "size", size(Path.of(arguments[1])));
        Files.writeString(Path.of(arguments[0]), readme);
        System.out.println(readme);
    }

    private static String replaced(String readme, String mark, String block) {
        String begin = "<!-- " + mark + " -->";
        int start = readme.indexOf(begin) + begin.length();
        int end = readme.indexOf("<!-- end -->", start);
        if (start < begin.length() || end < 0) {
            throw new IllegalStateException(mark);
        }
        return readme.substring(0, start) + "\n" + block + "\n" + readme.substring(end);
    }

    private static Map<String, Peers.Contender> contenders() {
        Map<String, Peers.Contender> all = new LinkedHashMap<>();
        all.put(OURS, order -> Flocktory.render(order).html());
        all.putAll(Peers.all());
        return all;
    }

    /** The cost of each. They take turns, and each call has its own order, made before. */
    private static Map<String, Cost> costs(BiFunction<Integer, Integer, Object> orders, int items) throws Exception {
        Map<String, Peers.Contender> contenders = contenders();
        Object sent = payload(contenders.get(OURS).script(orders.apply(1, items)));
        for (Map.Entry<String, Peers.Contender> contender : contenders.entrySet()) {
            if (!sent.equals(payload(contender.getValue().script(orders.apply(1, items))))) {
                throw new IllegalStateException(contender.getKey() + " sends something else");
            }
        }
        // The clock of a thread takes a microsecond to read.
        int calls = 500 / items;
        for (long end = System.nanoTime() + WARM_UP * 1_000_000L; System.nanoTime() < end;) {
            turn(contenders, orders, items, calls, null);
        }
        Map<String, List<Cost>> spent = new LinkedHashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            turn(contenders, orders, items, calls, spent);
        }
        Map<String, Cost> costs = new LinkedHashMap<>();
        spent.forEach((name, of) -> costs.put(name, new Cost(median(of.stream().mapToDouble(Cost::micros).toArray()),
                median(of.stream().mapToDouble(Cost::kilobytes).toArray()))));
        return costs;
    }

    private static void turn(Map<String, Peers.Contender> contenders, BiFunction<Integer, Integer, Object> orders, int items,
            int calls, Map<String, List<Cost>> spent) throws Exception {
        for (Map.Entry<String, Peers.Contender> contender : contenders.entrySet()) {
            Object[] made = new Object[calls];
            for (int i = 0; i < calls; i++) {
                made[i] = orders.apply(i, items);
            }
            int length = 0;
            long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            long start = THREADS.getCurrentThreadCpuTime();
            for (Object order : made) {
                length += contender.getValue().script(order).length();
            }
            long nanos = THREADS.getCurrentThreadCpuTime() - start;
            bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
            if (length == 0) {
                throw new IllegalStateException("nothing was written");
            }
            if (spent != null) {
                spent.computeIfAbsent(contender.getKey(), name -> new ArrayList<>())
                        .add(new Cost(nanos / 1e3 / calls, bytes / 1e3 / calls));
            }
        }
    }

    private static Object payload(String script) throws Exception {
        // The parser stops at the end of the first value.
        return new ObjectMapper().readTree(script.substring(script.indexOf("{\"")));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static String speed(BiFunction<Integer, Integer, Object> orders) throws Exception {
        Map<String, Cost> few = costs(orders, 5);
        Map<String, Cost> many = costs(orders, 500);
        List<String> lines = new ArrayList<>(List.of(
                "| | 5 items | 500 items | ours is faster by | garbage of 5 | garbage of 500 |", "|---|---|---|---|---|---|"));
        for (String name : few.keySet()) {
            Cost one = few.get(name);
            Cost other = many.get(name);
            String ratio = name.equals(OURS) ? "" : String.format(Locale.ROOT, "%.1f x / %.1f x",
                    one.micros / few.get(OURS).micros, other.micros / many.get(OURS).micros);
            lines.add(String.format(Locale.ROOT, "| %s | %.1f µs | %.0f µs | %s | %.1f kB | %.0f kB |", name, one.micros,
                    other.micros, ratio, one.kilobytes, other.kilobytes));
        }
        return String.join("\n", lines);
    }

    private static String size(Path library) throws Exception {
        return String.join("\n", "| | |", "|---|---|",
                String.format(Locale.ROOT, "| the native library | %,.0f kB |", Files.size(library) / 1e3),
                String.format(Locale.ROOT, "| the first call in a new process | %.0f ms |", first("ours")),
                String.format(Locale.ROOT, "| the first call of Jackson, rules by hand | %.0f ms |", first("jackson")));
    }

    private static double first(String which) throws Exception {
        double[] times = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "First", which));
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader output = process.inputReader()) {
                times[i] = Double.parseDouble(output.readLine());
            }
        }
        return median(times);
    }

    private static String versions() throws Exception {
        Properties gson = new Properties();
        try (InputStream maven = Gson.class.getResourceAsStream("/META-INF/maven/com.google.code.gson/gson/pom.properties")) {
            gson.load(maven);
        }
        return "Java " + Runtime.version().feature() + ", Jackson " + PackageVersion.VERSION + ", Gson " + gson.getProperty("version") + ".";
    }
}
