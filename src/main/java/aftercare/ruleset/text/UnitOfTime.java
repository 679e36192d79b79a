package aftercare.ruleset.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Units that people write behind a number of a rule, where times are hours and no number has a unit. */
public final class UnitOfTime {

    private static final Map<String, Integer> HOURS =
            Map.of("h", 1, "hour", 1, "hours", 1, "d", 24, "day", 24, "days", 24, "week", 168, "weeks", 168);

    private UnitOfTime() {}

    /** How many hours it has; empty where the word is no such unit. */
    public static Optional<Integer> hours(String unit) {
        return Optional.ofNullable(HOURS.get(unit.toLowerCase(Locale.ROOT)));
    }

    /** How to write it; empty where the word is no such unit. */
    static Optional<String> help(String number, String unit) {
        Optional<Integer> hours = hours(unit);
        if (hours.isEmpty() || number.length() > Lexer.MOST_CHARACTERS_OF_A_NUMBER) {
            return Optional.empty();
        }
        BigDecimal written = new BigDecimal(number).multiply(BigDecimal.valueOf(hours.get()));
        BigDecimal whole = written.scale() < 1 ? written.setScale(1) : written;
        return Optional.of("times are in hours, without a unit: write `" + whole.toPlainString() + "`");
    }
}
