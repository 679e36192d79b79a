package aftercare.triage.intake;

import aftercare.domain.Vocabulary.Field;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for an emergency in a body that is read once from its beginning to its end: a word that was not denied, or a
 * vital sign that is an emergency by itself. Every doubt raises: one of two codes is enough, and a denial that never
 * came, appears beside its contrary or is not {@code false} counts for nothing. Serves once.
 */
final class EmergencySearch {

    private static final int MOST_OPEN = 1_000;
    /** As a person writes one: {@code 80}, {@code <80}, {@code 160 bpm}, {@code 80/50}, {@code 8e1}. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\d.,])(\\d{1,6}([.,]\\d{1,6})?(?!\\d)([eE][+-]?\\d)?)");

    private static final int LONGEST_MEASUREMENT = 40;
    private static final BigDecimal FREEZING_IN_FAHRENHEIT = BigDecimal.valueOf(32);
    private static final BigDecimal FIVE_NINTHS = new BigDecimal("0.5555555556");

    private final FoldedWords words;
    private final Intake.VitalAlarm alarm;
    private final List<String> documents = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private int tooDeep;
    private boolean found;

    EmergencySearch(FoldedWords words, Intake.VitalAlarm alarm) {
        this.words = words;
        this.alarm = alarm;
        levels.push(new Level(false, Optional.empty()));
    }

    boolean found() {
        return found;
    }

    /** The texts that look like documents of their own. */
    List<String> documents() {
        return documents;
    }

    /** An object or a list begins. */
    void open() {
        if (levels.size() >= MOST_OPEN) {
            if (tooDeep++ == 0) {
                doubtDenials();
            }
        } else {
            levels.push(levels.peek().inner());
        }
    }

    /** The last object or list ends. */
    void close() {
        if (tooDeep > 0) {
            tooDeep--;
            return;
        }
        Level closed = levels.pop();
        found = found || closed.isEmergency();
        closed.measured.check();
        if (!levels.isEmpty()) {
            levels.peek().measured.take(closed.measured);
        }
    }

    /** The body ends, and with it all that is still open. */
    void end() {
        tooDeep = 0;
        while (!levels.isEmpty()) {
            close();
        }
    }

    void name(String name) {
        levels.peek().name(name);
    }

    /** @param quoted whether it is a text, so that {@code false} is no denial */
    void value(String text, boolean quoted) {
        levels.peek().value(text, quoted);
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            documents.add(text);
        }
    }

    /** Where objects begin and end is not certain: no denial counts for what is open. */
    void doubtDenials() {
        for (Level level : levels) {
            level.affirmed = true;
        }
    }

    /** An object or list that is open. */
    private final class Level {
        private final boolean insideSymptoms;
        private final Measured measured;
        /** The name of the last member; empty in a list. */
        private String field = "";
        /** The last name is an emergency and its value has not come. */
        private boolean nameIsEmergency;

        private final Set<String> names = new HashSet<>();
        private final Set<String> namesGivenTwice = new HashSet<>();
        private final Set<String> namesOfEmergencies = new HashSet<>();
        private boolean named;
        private boolean denied;
        private boolean affirmed;

        Level(boolean insideSymptoms, Optional<Field> vital) {
            this.insideSymptoms = insideSymptoms;
            this.measured = new Measured(vital);
        }

        /** What opens now, as the value of the last name. */
        Level inner() {
            Level inner = new Level(field.equals("symptoms"), measured.next);
            inner.named = nameIsEmergency;
            nameIsEmergency = false;
            measured.next = Optional.empty();
            return inner;
        }

        void name(String name) {
            found = found || nameIsEmergency;
            nameIsEmergency = words.isNameOfEmergency(name);
            field = name;
            measured.name(name);
            if (!names.add(name)) {
                namesGivenTwice.add(name);
            }
        }

        void value(String text, boolean quoted) {
            boolean isFalse = !quoted && text.equalsIgnoreCase("false");
            found = found || (nameIsEmergency && !isFalse);
            nameIsEmergency = false;
            if (field.equals("present")) {
                denied = denied || isFalse;
                affirmed = affirmed || !isFalse;
            }
            if (isEmergency(text)) {
                named = true;
                namesOfEmergencies.add(field);
            }
            measured.value(text);
        }

        private boolean isEmergency(String text) {
            boolean isCode = field.equals("code") || field.equals("symptoms") || (field.isEmpty() && insideSymptoms);
            return words.namesEmergency(FoldedWords.pieces(text))
                    || (isCode && (words.holdsEmergency(text) || words.isNearlyEmergency(text)));
        }

        /** A denial counts for one emergency, so not where its member is there twice. */
        boolean isEmergency() {
            boolean clear = denied && !affirmed && Collections.disjoint(namesOfEmergencies, namesGivenTwice);
            return nameIsEmergency || (named && !clear);
        }
    }

    /** The vital signs and the numbers of one object or list. */
    private final class Measured {
        /** Whether all numbers of the list are those of one sign. */
        private final boolean isOfOneSign;
        /** What the last name or text was, if a sign: its number comes next. */
        private Optional<Field> next = Optional.empty();

        private boolean isValue;
        private boolean isListed = true;
        /** Whether a number came with the name of a sign. */
        private boolean isNamed;

        private final Set<Field> signs = new LinkedHashSet<>();
        private final Set<Field> signsFurtherIn = new LinkedHashSet<>();
        private final List<String> values = new ArrayList<>(0);
        private final List<String> others = new ArrayList<>(0);

        Measured(Optional<Field> vital) {
            this.isOfOneSign = vital.isPresent();
            vital.ifPresent(signs::add);
        }

        void name(String name) {
            next = words.vital(name);
            isValue = name.toLowerCase(Locale.ROOT).startsWith("value");
            isListed = false;
        }

        void value(String text) {
            boolean isOfNext = next.isPresent();
            if (isOfNext) {
                isNamed = true;
                check(next.get(), text);
            }
            for (String piece : FoldedWords.pieces(text)) {
                Optional<Field> vital = words.vital(piece);
                if (vital.isPresent()) {
                    signs.add(vital.get());
                } else if (next.isPresent()) {
                    check(next.get(), piece);
                }
                next = vital;
            }
            // The code of a sign begins with a digit too.
            boolean isNumber = !text.isBlank()
                    && Character.isDigit(text.strip().charAt(0))
                    && words.vital(text).isEmpty();
            if (isNumber && (isValue || (isListed && isOfOneSign))) {
                values.add(text);
            } else if (isNumber && !isOfNext) {
                others.add(text);
            }
        }

        /** The number of a sign is called a value, or is the only one beside its name; not the diastolic beside the systolic. */
        void check() {
            boolean isAlone = others.size() == 1 && !(isOfOneSign && isNamed);
            List<String> beside = values.isEmpty() && isAlone ? others : values;
            for (Field sign : signs) {
                for (String number : beside) {
                    check(sign, number);
                }
            }
            for (Field sign : signsFurtherIn) {
                for (String number : values) {
                    check(sign, number);
                }
            }
        }

        /** As in an observation of FHIR, where the code of the sign and its number are each further in. */
        void take(Measured inner) {
            if (inner.values.isEmpty()) {
                signsFurtherIn.addAll(inner.signs);
                signsFurtherIn.addAll(inner.signsFurtherIn);
            }
            if (isValue) {
                values.addAll(inner.values);
            }
        }

        /** A share of one is one of a hundred, and what is no temperature in degrees Celsius may be one in Fahrenheit. */
        private void check(Field sign, String written) {
            Matcher number = NUMBER.matcher(written.substring(0, Math.min(LONGEST_MEASUREMENT, written.length())));
            if (found || !number.find()) {
                return;
            }
            BigDecimal value = new BigDecimal(number.group().replace(',', '.'));
            if (sign.unit().equals("%") && value.compareTo(BigDecimal.ONE) <= 0) {
                value = value.movePointRight(2);
            } else if (sign.unit().equals("°C") && value.compareTo(sign.max()) > 0) {
                value = value.subtract(FREEZING_IN_FAHRENHEIT).multiply(FIVE_NINTHS);
            }
            found = alarm.isEmergency(sign, value);
        }
    }
}
