package flocktory.postcheckout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading: what can be tried on one platform. The suite tests/java loads the jar in separate processes. */
class LibraryTest {
    @Test
    void onlyWhatEarlierProcessesHaveLeftIsDeleted(@TempDir Path parent) throws IOException {
        Path old = folder(parent, "flocktory-postcheckout-1-a-0", 7_200);
        Path fresh = folder(parent, "flocktory-postcheckout-2-b-0", 60);
        Path other = folder(parent, "another-1", 7_200);
        Path full = folder(parent, "flocktory-postcheckout-3-c-0", 7_200);
        Files.writeString(full.resolve("something"), "of somebody");
        Files.setLastModifiedTime(full, ago(7_200));
        Library.deleteAbandoned(parent);
        assertFalse(Files.exists(old));
        for (Path kept : List.of(fresh, other, full)) {
            assertTrue(Files.exists(kept), kept.toString());
        }
        Library.deleteAbandoned(parent.resolve("missing"));
    }

    @Test
    void thisPlatformIsTheFirstChoice() {
        String platform = Platform.folders().get(0);
        String name = System.mapLibraryName("flocktory_postcheckout_java");
        assertTrue(Library.class.getResource("native/" + platform + "/" + name) != null, platform);
        assertEquals("flocktory.postcheckout", Library.class.getPackageName());
    }

    private static Path folder(Path parent, String name, long seconds) throws IOException {
        Path folder = Files.createDirectory(parent.resolve(name));
        Files.createFile(folder.resolve(System.mapLibraryName("flocktory_postcheckout_java")));
        Files.setLastModifiedTime(folder, ago(seconds));
        return folder;
    }

    private static FileTime ago(long seconds) {
        return FileTime.from(System.currentTimeMillis() / 1000 - seconds, TimeUnit.SECONDS);
    }
}
