package aftercare.service.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.model.FactKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The files of the page, without a browser. */
class PageFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/page");
    private static final int MOST_BYTES = 300_000;

    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot be read", e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    @Test
    void weighLittle() throws IOException {
        int all = 0;
        int plain = 0;
        for (String name : names()) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(text(name).getBytes(StandardCharsets.UTF_8));
            }
            all += packed.size();
            plain += text(name).length();
        }
        System.out.println("page: " + names().size() + " files, " + plain + " bytes, " + all + " compressed");
        assertTrue(all < MOST_BYTES, all + " bytes");
    }

    @Test
    void areAllServed() {
        PageFiles files = new PageFiles();
        for (String name : names()) {
            assertTrue(files.has(name), name);
        }
        for (String name :
                List.of("nothing.js", "..", "", "page", "application.properties", "../page/app.js", "texts.en")) {
            assertFalse(files.has(name), name);
        }
    }

    @Test
    void nameOnlyEachOther() {
        Pattern place = Pattern.compile("(?:from |import\\()'\\./([^']+)'|\"/page/([^\"]+)\"|'/page/([^']+)'");
        for (String name : names()) {
            Matcher named = place.matcher(text(name));
            while (named.find()) {
                String other = named.group(1) != null
                        ? named.group(1)
                        : named.group(2) != null ? named.group(2) : named.group(3);
                assertTrue(names().contains(other), name + " names " + other);
            }
            assertFalse(text(name).replace("http://www.w3.org/", "").contains("http"), name + " names another host");
            assertFalse(text(name).contains("innerHTML"), name);
            assertFalse(
                    Pattern.compile("\\b(localStorage|sessionStorage|indexedDB|cookie)\\b")
                            .matcher(text(name))
                            .find(),
                    name);
        }
    }

    /** Another language is one more file. */
    @Test
    void sayWhatTheySayInOneFile() {
        List<String> said = new ArrayList<>();
        for (String name : names()) {
            // The editor is another's work; the words of the language in which rules are written are no English.
            if (name.endsWith(".js") && !name.startsWith("texts.") && !name.equals("codemirror.js")) {
                String code = text(name).replaceAll("(?m)//.*$", "");
                Matcher literal = Pattern.compile("'([A-Z][a-z]+( [a-z]+)*[.?!]?|[a-z]+ [a-z]+ [a-z]+[^']*)'")
                        .matcher(code);
                while (literal.find()) {
                    said.add(name + ": " + literal.group(1));
                }
            }
        }
        for (FactKind kind : FactKind.values()) {
            said.removeIf(each -> each.endsWith(": " + kind.written()));
        }
        said.removeIf(
                each -> each.matches(".*: (Enter|Content|Accept|Authorization|Bearer|GET|POST|INPUT|Content-Type)"));
        assertEquals(List.of(), said);
    }
}
