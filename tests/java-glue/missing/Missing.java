import flocktory.postcheckout.glue.SafeRenderer;
import flocktory.postcheckout.glue.Settings;
import java.util.Map;

/** Fails unless pages stay whole without the native library, whatever the settings are. */
final class Missing {
    private Missing() {
    }

    public static void main(String[] arguments) {
        for (boolean debug : new boolean[] {false, true}) {
            Map<String, Object> settings = Map.of("site-id", "1234", "form", "data", "debug", debug);
            SafeRenderer renderer = new SafeRenderer(Settings.of(settings), (order, cause) -> { });
            renderer.checkSettings();
            String printed = renderer.html(Map.of(), Map.of(), name -> null) + renderer.loader(null, Map::of, name -> null);
            if (!printed.isEmpty()) {
                throw new AssertionError(printed);
            }
        }
    }
}
