package aftercare.service.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordingReader;
import aftercare.ruleset.words.WordsResult;
import aftercare.service.words.PhraseFigures.Phrase;
import aftercare.triage.intake.InputProblem;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.triage.intake.Refusal;
import aftercare.triage.intake.suggest.WordSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** A search may raise the fail-safe of a refused report, and never lowers it. */
class FailSafeWithSearchTest {

    private static final long SEED = 13;
    private static final int BODIES = 4_000;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz -";

    private final Vocabulary vocabulary = shipped("vocabulary.yaml", VocabularyReader::read);
    private final Wording wording = shipped("wording.yaml", WordingReader::read);
    private final VocabularyIndex index = new VocabularyIndex(vocabulary, LayEnglish.shipped());
    private final Intake with = intake(index::find);
    private final Intake without = intake(WordSearch.NONE);
    private final List<Phrase> phrases = PhraseFigures.phrases(vocabulary);
    private final List<String> codes = List.copyOf(vocabulary.symptoms().keySet());

    private Intake intake(WordSearch search) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);
        return new Intake(vocabulary, wording, clock, (sign, value) -> false, search);
    }

    @Test
    void neverLowersAndFollowsTheFirstSuggestion() {
        Random random = new Random(SEED);
        int raised = 0;
        int emergencies = 0;
        for (int number = 0; number < BODIES; number++) {
            String code = text(random);
            byte[] body = ("{\"symptoms\":[{\"code\":\"" + code + "\"}],\"" + text(random) + "\":1}")
                    .getBytes(StandardCharsets.UTF_8);
            Refusal searched = refusal(with, body);
            Refusal plain = refusal(without, body);
            assertTrue(searched.failSafe().atLeast(plain.failSafe()), code);
            for (InputProblem problem : searched.problems()) {
                List<String> suggestions = problem.suggestions();
                if (!suggestions.isEmpty() && isEmergency(suggestions.get(0))) {
                    emergencies++;
                    assertEquals(Urgency.EMERGENCY_AMBULANCE, searched.failSafe(), code);
                }
            }
            raised += searched.failSafe() == plain.failSafe() ? 0 : 1;
        }
        System.out.println("seed " + SEED + ": " + emergencies + " first suggestions of an emergency, " + raised
                + " fail-safes raised, none lowered");
        assertTrue(raised > 50 && emergencies > 500, raised + " raised, " + emergencies + " emergencies");
    }

    /** A phrase, a code, what is not quite one, or letters. */
    private String text(Random random) {
        String known = random.nextBoolean()
                ? phrases.get(random.nextInt(phrases.size())).text()
                : codes.get(random.nextInt(codes.size()));
        int slips = random.nextInt(5);
        StringBuilder text = new StringBuilder(known);
        for (int slip = 0; slip < slips; slip++) {
            text.setCharAt(random.nextInt(text.length()), LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private boolean isEmergency(String code) {
        return vocabulary.floor(code).filter(Urgency::isEmergency).isPresent();
    }

    private static Refusal refusal(Intake intake, byte[] body) {
        return ((Reading.Refused) intake.read(body)).refusal();
    }

    private static <T> T shipped(String file, BiFunction<String, byte[], WordsResult<T>> reader) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("rules", file));
            return ((WordsResult.Good<T>) reader.apply(file, bytes)).words();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
