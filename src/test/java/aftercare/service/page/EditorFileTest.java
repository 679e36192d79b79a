package aftercare.service.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.bytes.Hash;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The editor is the one file of the page that nobody writes by hand: it is what it was when it was looked at. */
class EditorFileTest {

    private static final Path PAGE = Path.of("src/main/resources/page");
    private static final Path WEB = Path.of("src/web");
    private static final String SHA_256 = "d5c8b6b13fb61eddb3db4c730c790b0f98646bae22ddbe0ac15fcadfee03a4bc";

    @Test
    void isTheFileThatWasBuilt() throws Exception {
        byte[] bytes = Files.readAllBytes(PAGE.resolve("codemirror.js"));
        assertEquals(SHA_256, Hash.of(bytes).hex());
    }

    @Test
    void namesEveryPackageAndItsLicence() throws IOException {
        String licences = Files.readString(PAGE.resolve("codemirror.licences.txt"));
        JsonNode lock =
                new ObjectMapper().readTree(WEB.resolve("package-lock.json").toFile());
        int packages = 0;
        for (Map.Entry<String, JsonNode> each : lock.path("packages").properties()) {
            String name = each.getKey().replaceFirst("^node_modules/", "");
            if (!name.isEmpty() && !name.contains("esbuild")) {
                String line = name + " " + each.getValue().path("version").asText() + " MIT";
                assertTrue(licences.contains(line), line);
                packages++;
            }
        }
        assertTrue(packages > 8, "only " + packages);
        assertTrue(licences.contains("MIT License"));
    }
}
