package aftercare.triage.intake;

import aftercare.domain.DataQuality;
import aftercare.domain.Doubt;
import aftercare.domain.Evidence;
import aftercare.domain.Question;
import aftercare.domain.Reckoning;
import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary.SymptomWord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the symptoms of one report, one after the other, and what is doubtful or missing about them. */
final class SymptomReader {

    private static final int LONGEST_TEXT = 500;
    private static final String DENIED_AND_NAMED = "denied-and-named";

    private record Seen(String code, String site) {}

    private record Denied(String code, String site, String pointer) {}

    /** An entry as it was read. */
    private record Entry(
            ObjectReader reader,
            Symptom symptom,
            boolean present,
            boolean onsetAfterReport,
            BigDecimal durationHours) {}

    /**
     * The entries of a report that was read without a problem, by the objects that they were read from. INVARIANT: what an entry is
     * follows from its object, its place, the time since the treatment and the needled regions, and from nothing else in a report.
     */
    record Memory(Long sinceMillis, Set<String> needled, Map<JsonValue, Entry> entries) {

        /** For a report that is read by itself. */
        static final Memory NONE = new Memory(null, Set.of(), Map.of());
    }

    private final ReportWords words;
    private final ReportProblems problems;
    private final Long sinceMillis;
    private final Set<String> needled;
    private final Map<JsonValue, Entry> known;
    private final Map<JsonValue, Entry> entries = new IdentityHashMap<>();
    private final List<Symptom> symptoms = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<DataQuality> dataQuality = new ArrayList<>();
    private final Set<Seen> seen = new HashSet<>();
    private final List<Denied> denied = new ArrayList<>();

    /**
     * @param sinceMillis milliseconds from the end of the session to the report; null when not known
     * @param needled the needled regions, empty when they are not known
     */
    SymptomReader(ReportWords words, ReportProblems problems, Long sinceMillis, Set<String> needled, Memory memory) {
        this.words = words;
        this.problems = problems;
        this.sinceMillis = sinceMillis;
        this.needled = needled;
        this.known = Objects.equals(memory.sinceMillis(), sinceMillis)
                        && memory.needled().equals(needled)
                ? memory.entries()
                : Map.of();
    }

    /** To be asked once all were read without a problem. */
    Memory memory() {
        return new Memory(sinceMillis, needled, entries);
    }

    List<Symptom> symptoms() {
        return symptoms;
    }

    List<Doubt> doubts() {
        return doubts;
    }

    List<Question> questions() {
        return questions;
    }

    /** Codes of the symptoms that were denied. */
    Set<String> denied() {
        Set<String> codes = new HashSet<>();
        for (Denied denial : denied) {
            codes.add(denial.code());
        }
        return codes;
    }

    /** What was odd about them, once all were read. */
    List<DataQuality> dataQuality() {
        List<DataQuality> all = new ArrayList<>(dataQuality);
        if (words.hasSecondFacts()) {
            for (Denied denial : denied) {
                List<String> affirmed = affirmed(denial);
                if (!affirmed.isEmpty()) {
                    String text = words.dataQuality(DENIED_AND_NAMED);
                    all.add(new DataQuality(denial.pointer(), DENIED_AND_NAMED, text, affirmed));
                }
            }
        }
        return all;
    }

    /** Where a symptom with that code was denied. */
    List<String> denials(String code) {
        List<String> pointers = new ArrayList<>();
        for (Denied denial : denied) {
            if (denial.code().equals(code)) {
                pointers.add(denial.pointer());
            }
        }
        return pointers;
    }

    /** Where a denied symptom is named as present; at another place of the body it is another finding. */
    private List<String> affirmed(Denied denial) {
        List<String> pointers = new ArrayList<>();
        for (Symptom symptom : symptoms) {
            boolean samePlace = denial.site() == null
                    || symptom.site() == null
                    || symptom.site().equals(denial.site());
            if (samePlace && symptom.code().equals(denial.code())) {
                pointers.add(symptom.pointer());
            }
        }
        return pointers;
    }

    /** Whether it was read before: then it is not read again. */
    boolean remembers(JsonValue item, String pointer) {
        Entry entry = known.get(item);
        if (entry == null || !entry.reader().pointer().equals(pointer)) {
            return false;
        }
        take(entry);
        return true;
    }

    void read(ObjectReader reader) {
        String code = code(reader);
        checkText(reader, code);
        boolean present = !Boolean.FALSE.equals(reader.truth("present"));
        BigDecimal onsetHours = reader.decimal("onsetHours");
        BigDecimal durationHours = reader.decimal("durationHours");
        boolean onsetAfterReport = isLongerThanSince(onsetHours);
        Symptom symptom = symptom(reader, code, onsetAfterReport ? null : onsetHours, durationHours, onsetAfterReport);
        Entry entry = new Entry(reader, symptom, present, onsetAfterReport, durationHours);
        entries.put(reader.object(), entry);
        take(entry);
    }

    private void take(Entry entry) {
        Symptom symptom = entry.symptom();
        // A denied symptom is no fact; a refused report needs none.
        if (!entry.present() && !symptom.code().equals(Symptom.OTHER)) {
            denied.add(new Denied(symptom.code(), symptom.site(), entry.reader().pointer("present")));
        }
        if (entry.present() && problems.isEmpty()) {
            symptoms.add(symptom);
            note(symptom, entry.reader(), entry.onsetAfterReport(), entry.durationHours());
            ask(symptom, entry.reader());
        }
    }

    private Symptom symptom(
            ObjectReader reader,
            String code,
            BigDecimal credibleOnset,
            BigDecimal durationHours,
            boolean onsetAfterReport) {
        String site = reader.word("site", words.regionCodes());
        boolean second = words.hasSecondFacts();
        String name = code == null ? Symptom.OTHER : code;
        String trend = orElse(reader.word("trend"), ReportWords.UNKNOWN);
        Boolean persistent = reader.truth("persistent");
        Boolean resolved = reader.truth("resolved");
        Boolean fresh = reader.truth("newSinceTreatment");
        Boolean needledSite = reader.truth("needledSite");
        boolean old = second ? Reckoning.isOld(fresh, trend, reader.has("onsetHours")) : Boolean.FALSE.equals(fresh);
        boolean gone = second && Reckoning.isGone(resolved, trend, persistent);
        return new Symptom(
                name,
                groups(code),
                reader.integer("severity"),
                trend,
                orElse(reader.word("onset"), second ? ReportWords.UNKNOWN : "sudden"),
                toDouble(credibleOnset),
                lastingHours(credibleOnset, durationHours),
                persistent,
                resolved,
                orElse(fresh, true),
                site,
                site == null ? List.of() : words.groupsOf(site),
                second ? needledSite : orElse(needledSite, true),
                toDouble(reader.decimal("sizeCm")),
                reader.word("pattern"),
                reader.truth("stopped"),
                reader.integer("pressureMinutes"),
                reader.truth("heavy"),
                reader.truth("fullyRecovered"),
                reader.truth("headInjury"),
                reader.truth("recurrent"),
                second ? reader.truth("nightPain") : null,
                second ? reader.truth("unlikeBefore") : null,
                old,
                gone,
                second ? words.reckoning.counts(name, old, gone) : !old,
                second ? words.reckoning.place(name, needledSite, site, needled) : ReportWords.UNKNOWN,
                reader.pointer(),
                problems.isEmpty() ? Phrases.reported(code, reader, words.symptom.fields(), onsetAfterReport) : "",
                reader.members());
    }

    private String code(ObjectReader reader) {
        if (!reader.has("code")) {
            reader.refuse("code", ReportProblems.MISSING_FIELD, "a symptom needs a code");
        }
        return reader.word("code", words.symptomCodes);
    }

    private void checkText(ObjectReader reader, String code) {
        String text = reader.text("text");
        if (code == null) {
            return;
        }
        boolean other = code.equals(Symptom.OTHER);
        if (other && !reader.has("text")) {
            reader.refuse("text", ReportProblems.INVALID_VALUE, "the symptom `other` needs a text");
        } else if (!other && reader.has("text")) {
            reader.refuse("text", ReportProblems.INVALID_VALUE, "only the symptom `other` may have a text");
        } else if (text != null && !isReadable(text)) {
            reader.refuse(
                    "text",
                    ReportProblems.INVALID_VALUE,
                    "must have 1 to " + LONGEST_TEXT + " characters and not be blank");
        }
    }

    /** Something a person can read: not too long, not blank, no half of a character. */
    private static boolean isReadable(String text) {
        boolean blank = true;
        int characters = 0;
        for (int index = 0; index < text.length(); characters++) {
            int character = text.codePointAt(index);
            index += Character.charCount(character);
            int type = Character.getType(character);
            if (type == Character.SURROGATE) {
                return false;
            }
            boolean shows = !Character.isWhitespace(character)
                    && !Character.isSpaceChar(character)
                    && type != Character.FORMAT
                    && type != Character.CONTROL;
            blank = blank && !shows;
        }
        return !blank && characters <= LONGEST_TEXT;
    }

    private List<String> groups(String code) {
        SymptomWord word = code == null ? null : words.symptom(code);
        return word == null ? List.of() : word.groups();
    }

    private boolean isLongerThanSince(BigDecimal hours) {
        return hours != null && sinceMillis != null && Hours.toMillis(hours) > sinceMillis;
    }

    private Double lastingHours(BigDecimal onsetHours, BigDecimal durationHours) {
        if (durationHours != null) {
            return durationHours.doubleValue();
        }
        if (sinceMillis == null) {
            return null;
        }
        return Hours.ofMillis(sinceMillis - (onsetHours == null ? 0 : Hours.toMillis(onsetHours)));
    }

    private void note(Symptom symptom, ObjectReader reader, boolean onsetAfterReport, BigDecimal durationHours) {
        boolean other = symptom.code().equals(Symptom.OTHER);
        if (other) {
            doubts.add(
                    new Doubt("other-symptom", List.of(new Evidence(symptom.pointer(), "a symptom without a code"))));
        } else if (!seen.add(new Seen(symptom.code(), symptom.site()))) {
            note("same-code-twice", symptom.pointer());
        }
        if (onsetAfterReport) {
            doubt("onset-after-report", reader.pointer("onsetHours"), symptom.code() + ", onset after the report");
        }
        boolean before = words.hasSecondFacts() && !symptom.newSinceTreatment();
        if (isLongerThanSince(durationHours) && !before) {
            String says = symptom.code() + ", duration longer than the time since treatment";
            doubt("duration-too-long", reader.pointer("durationHours"), says);
        }
        if (words.hasSecondFacts()) {
            contradictions(symptom, reader);
        }
        boolean zero = symptom.severity() != null && symptom.severity() == 0;
        if (zero && words.isEmergency(symptom.code())) {
            note("severity-zero-red-flag", reader.pointer("severity"));
        }
    }

    /** Two answers about one symptom that cannot both be true. */
    private void contradictions(Symptom symptom, ObjectReader reader) {
        boolean resolved = Boolean.TRUE.equals(symptom.resolved());
        if (resolved && Reckoning.isStillThere(symptom.trend(), symptom.persistent())) {
            List<String> beside = new ArrayList<>();
            for (String name : List.of("trend", "persistent")) {
                if (reader.has(name)) {
                    beside.add(reader.pointer(name));
                }
            }
            String says = symptom.code() + ", gone and yet still there";
            doubt("gone-but-there", reader.pointer("resolved"), says, beside);
        }
        if (!symptom.newSinceTreatment() && reader.has("onsetHours")) {
            String says = symptom.code() + ", there before the treatment and yet begun after it";
            List<String> beside = List.of(reader.pointer("newSinceTreatment"));
            doubt("old-but-began-after", reader.pointer("onsetHours"), says, beside);
        }
        boolean elsewhere = words.reckoning.isOutside(symptom.site(), needled);
        if (Boolean.TRUE.equals(symptom.needledSite()) && elsewhere) {
            String says = symptom.code() + ", at a treated place that was not treated";
            doubt("site-not-needled", reader.pointer("site"), says, List.of("/treatment/regions"));
        }
    }

    private void doubt(String code, String pointer, String says) {
        doubt(code, pointer, says, List.of());
    }

    private void doubt(String code, String pointer, String says, List<String> beside) {
        doubts.add(new Doubt(code, List.of(new Evidence(pointer, says))));
        note(code, pointer, beside);
    }

    private void note(String code, String pointer) {
        note(code, pointer, List.of());
    }

    private void note(String code, String pointer, List<String> beside) {
        dataQuality.add(new DataQuality(pointer, code, words.dataQuality(code), beside));
    }

    private void ask(Symptom symptom, ObjectReader reader) {
        SymptomWord word = words.symptom(symptom.code());
        if (word == null || words.hasSecondFacts()) {
            return;
        }
        for (String attribute : word.open(symptom.given())) {
            questions.add(new Question(
                    reader.pointer(attribute),
                    words.symptom.fields().get(attribute).question()));
        }
    }

    private static Double toDouble(BigDecimal number) {
        return number == null ? null : Double.valueOf(number.doubleValue());
    }

    private static <T> T orElse(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
