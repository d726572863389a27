import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import com.google.gson.Gson;
import com.sun.management.ThreadMXBean;
import flocktory.postcheckout.Flocktory;
import flocktory.postcheckout.Options;
import java.io.BufferedReader;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Writes the measured figures between the marks of a README: {@code Measure README.md LIBRARY}. */
final class Measure {
    private static final String OURS = "Flocktory.render";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Milliseconds until the compiler has seen enough. */
    private static final int WARM_UP = 8_000;
    private static final int TURNS = 300;
    private static final int STARTS = 15;
    private static final Options SHOP = Options.none().baseUrl(Orders.BASE_URL).lang("ru").spot("desktop");

    /** The number of the last nonce. */
    private static int nonce;

    /** What one call costs. */
    private record Cost(double micros, double kilobytes) { }

    private Measure() {
    }

    public static void main(String[] arguments) throws Exception {
        String readme = Files.readString(Path.of(arguments[0]));
        readme = replaced(readme, "versions", versions());
        readme = replaced(readme, "records", speed(Orders::records));
        readme = replaced(readme, "maps", speed(Orders::maps));
        readme = replaced(readme, "cases", cases());
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

    /** A contender, and how its orders are made. */
    private record Turn(Peers.Contender contender, BiFunction<Integer, Integer, Object> orders) { }

    /** All must send the same payload, with the same tag. */
    private static void agree(Map<String, Turn> turns, int items) throws Exception {
        Set<Object> payloads = new HashSet<>();
        Set<Integer> tags = new HashSet<>();
        for (Turn turn : turns.values()) {
            String script = turn.contender.script(turn.orders.apply(1, items));
            tags.add(script.indexOf('>'));
            // The parser stops at the end of the first value.
            payloads.add(new ObjectMapper().readTree(script.substring(script.indexOf("{\"user\""))));
        }
        if (payloads.size() != 1 || tags.size() != 1) {
            throw new IllegalStateException("not the same is sent");
        }
    }

    /** The cost of each. They take turns, and each call has its own order, made before. */
    private static Map<String, Cost> costs(Map<String, Turn> turns, int items) throws Exception {
        // The clock of a thread takes a microsecond to read.
        int calls = 500 / items;
        for (long end = System.nanoTime() + WARM_UP * 1_000_000L; System.nanoTime() < end;) {
            turn(turns, items, calls, null);
        }
        Map<String, List<Cost>> spent = new LinkedHashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            turn(turns, items, calls, spent);
        }
        Map<String, Cost> costs = new LinkedHashMap<>();
        spent.forEach((name, of) -> costs.put(name, new Cost(median(of.stream().mapToDouble(Cost::micros).toArray()),
                median(of.stream().mapToDouble(Cost::kilobytes).toArray()))));
        return costs;
    }

    private static void turn(Map<String, Turn> turns, int items, int calls, Map<String, List<Cost>> spent) throws Exception {
        for (Map.Entry<String, Turn> turn : turns.entrySet()) {
            Object[] made = new Object[calls];
            for (int i = 0; i < calls; i++) {
                made[i] = turn.getValue().orders.apply(i, items);
            }
            int length = 0;
            long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            long start = THREADS.getCurrentThreadCpuTime();
            for (Object order : made) {
                length += turn.getValue().contender.script(order).length();
            }
            long nanos = THREADS.getCurrentThreadCpuTime() - start;
            bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
            if (length == 0) {
                throw new IllegalStateException("nothing was written");
            }
            if (spent != null) {
                spent.computeIfAbsent(turn.getKey(), name -> new ArrayList<>())
                        .add(new Cost(nanos / 1e3 / calls, bytes / 1e3 / calls));
            }
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static String speed(BiFunction<Integer, Integer, Object> orders) throws Exception {
        Map<String, Turn> turns = row(order -> Flocktory.render(order).html(), Peers.all(), orders);
        agree(turns, 5);
        agree(turns, 500);
        Map<String, Cost> few = costs(turns, 5);
        Map<String, Cost> many = costs(turns, 500);
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

    /** With and without options. The nonce is new for each call, as for each page. */
    private static String cases() throws Exception {
        Supplier<String> nonces = () -> "bm9uY2U" + (100_000_000 + nonce++ % 100_000_000);
        Supplier<Peers.Settings> settings = () -> new Peers.Settings(nonces.get(), Orders.BASE_URL, "desktop");
        Peers.Contender plain = order -> Flocktory.render(order).html();
        Peers.Contender withOptions = order -> Flocktory.render(order, SHOP.nonce(nonces.get())).html();
        Map<String, Map<String, Turn>> cases = new LinkedHashMap<>();
        cases.put("no options", row(plain, Peers.byHand(() -> Peers.NONE), Orders::maps));
        cases.put("with nonce, base_url, lang, spot", row(withOptions, Peers.byHand(settings), Orders::maps));
        cases.put("the same, which complete the order", row(withOptions, Peers.byHand(settings), Orders::incomplete));
        Map<String, Turn> all = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, Turn>> entry : cases.entrySet()) {
            agree(entry.getValue(), 5);
            entry.getValue().forEach((name, turn) -> all.put(entry.getKey() + name, turn));
        }
        Map<String, Cost> costs = costs(all, 5);
        List<String> names = List.copyOf(cases.get("no options").keySet());
        List<String> lines = new ArrayList<>(List.of(
                "| 5 items | " + String.join(" | ", names) + " | ours is faster by |", "|---|---|---|---|---|"));
        for (String kind : cases.keySet()) {
            double[] micros = names.stream().mapToDouble(name -> costs.get(kind + name).micros).toArray();
            double more = 100 * (micros[0] / costs.get("no options" + OURS).micros - 1);
            lines.add(String.format(Locale.ROOT, "| %s | %.1f µs%s | %.1f µs | %.1f µs | %.1f x / %.1f x |", kind, micros[0],
                    more == 0 ? "" : String.format(Locale.ROOT, ", %+.0f %%", more), micros[1], micros[2], micros[1] / micros[0],
                    micros[2] / micros[0]));
        }
        return String.join("\n", lines);
    }

    private static Map<String, Turn> row(Peers.Contender ours, Map<String, Peers.Contender> peers,
            BiFunction<Integer, Integer, Object> orders) {
        Map<String, Turn> turns = new LinkedHashMap<>();
        turns.put(OURS, new Turn(ours, orders));
        peers.forEach((name, peer) -> turns.put(name, new Turn(peer, orders)));
        return turns;
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
        String processor = Files.lines(Path.of("/proc/cpuinfo")).filter(line -> line.startsWith("model name")).findFirst().orElseThrow();
        return "Java " + Runtime.version().feature() + ", Jackson " + PackageVersion.VERSION + ", Gson " + gson.getProperty("version")
                + ", on a machine with " + Runtime.getRuntime().availableProcessors() + " cores of " + processor.replaceFirst(".*: ", "") + ".";
    }
}
