package aftercare.service.words;

import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Vocabulary;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordsResult;
import aftercare.service.words.PhraseFigures.Phrase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the index and a search cost, in processor time of one thread and in memory; run alone, the first one is on a cold JVM. */
class IndexCostTest {

    private static final int BUILDS = 9;
    private static final int INDEXES = 8;

    @Test
    void costsLittle() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("rules", "vocabulary.yaml"));
        Vocabulary vocabulary =
                ((WordsResult.Good<Vocabulary>) VocabularyReader.read("vocabulary.yaml", bytes)).words();
        double first = millis(() -> index(vocabulary));
        List<Double> later = new ArrayList<>();
        for (int build = 0; build < BUILDS; build++) {
            later.add(millis(() -> index(vocabulary)));
        }
        Collections.sort(later);

        List<VocabularyIndex> kept = new ArrayList<>();
        long before = usedKilobytes();
        for (int number = 0; number < INDEXES; number++) {
            kept.add(index(vocabulary));
        }
        long each = (usedKilobytes() - before) / INDEXES;

        List<Phrase> phrases = PhraseFigures.phrases(vocabulary);
        VocabularyIndex index = kept.get(0);
        millis(() -> ask(index, phrases));
        double search = millis(() -> ask(index, phrases)) / phrases.size();
        System.out.printf(
                Locale.ROOT,
                "index: first %.0f ms, later %.0f ms, %d kB each; a search %.3f ms%n",
                first,
                later.get(BUILDS / 2),
                each,
                search);
        assertTrue(each < 4_000, each + " kB");
        assertTrue(search < 5, search + " ms");
    }

    private static VocabularyIndex index(Vocabulary vocabulary) {
        return new VocabularyIndex(vocabulary, LayEnglish.shipped());
    }

    private static void ask(VocabularyIndex index, List<Phrase> phrases) {
        for (Phrase phrase : phrases) {
            index.find(phrase.text() + "x", word -> true, 10);
        }
    }

    private static double millis(Runnable work) {
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e6;
    }

    private static long usedKilobytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
    }
}
