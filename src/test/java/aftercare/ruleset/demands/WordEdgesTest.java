package aftercare.ruleset.demands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A word ends where a reader sees its end, on every Java; that the shipped rules pass on a newer one is shown by {@code WayInIT}. */
class WordEdgesTest {

    private static final Path MAIN = Path.of("src/main/java");

    @Test
    void lettersOfOtherLanguagesAreLetters() {
        assertFalse(WordEdges.pattern("\\b(der) (h)\\b").matcher("an der hüfte").find());
        assertTrue(WordEdges.pattern("\\b(?:arzt|ärztin)\\b")
                .matcher("zur ärztin gehen")
                .find());
        assertFalse(WordEdges.pattern("\\bnicht\\b").matcher("nichtä").find());
        assertFalse(WordEdges.pattern("\\bstunden\\b").matcher("überstunden").find());
        assertTrue(WordEdges.pattern("\\bin (\\d+) h\\b").matcher("in 24 h.").find());
        assertTrue(WordEdges.pattern("\\bdon't\\b").matcher("you don't").find());
    }

    /** Where an edge is asked for, it is one of these. */
    @Test
    void nobodyAsksJavaForTheEdgeOfAWord() throws IOException {
        List<Path> wrong = new ArrayList<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file :
                    (Iterable<Path>) files.filter(each -> each.toString().endsWith(".java"))::iterator) {
                String text = Files.readString(file);
                boolean asks = text.contains("\\\\b");
                seen += asks ? 1 : 0;
                if (asks
                        && !file.endsWith("WordEdges.java")
                        && text.matches("(?s).*\\bPattern(?:\\.|::)compile\\b.*")) {
                    wrong.add(file);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(seen > 3, "only " + seen + " files ask for an edge");
    }
}
