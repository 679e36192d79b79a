package aftercare.triage.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * RFC 3339 with an offset and nothing else: {@code 2026-11-23T09:00:00+01:00}. Capital T and Z, seconds 00 to 59, up to
 * nine digits of a second, offsets up to 18 hours, dates that exist.
 */
public final class Timestamps {

    private static final int FRACTION_AT = 19;
    private static final int MOST_FRACTION_DIGITS = 9;
    private static final int MOST_OFFSET_SECONDS = 18 * 3600;
    private static final int WRONG = -1;

    private Timestamps() {}

    /** The moment that the text names; empty when it is no such text. */
    public static Optional<Instant> parse(String text) {
        if (text.length() < FRACTION_AT + 1 || !hasShape(text)) {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean time = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        boolean date = year >= 1 && month >= 1 && month <= 12 && day >= 1;
        if (!time || !date || day > YearMonth.of(year, month).lengthOfMonth()) {
            return Optional.empty();
        }
        int digits = fractionDigits(text);
        int offsetAt = digits == 0 ? FRACTION_AT : FRACTION_AT + 1 + digits;
        Optional<Integer> offset = digits == WRONG ? Optional.empty() : offset(text, offsetAt);
        if (offset.isEmpty()) {
            return Optional.empty();
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400L + hour * 3_600L + minute * 60L + second;
        return Optional.of(Instant.ofEpochSecond(seconds - offset.get(), nanos(text, digits)));
    }

    private static boolean hasShape(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    /** How many digits the fraction of the second has; zero when there is none, {@link #WRONG} for a wrong one. */
    private static int fractionDigits(String text) {
        if (text.charAt(FRACTION_AT) != '.') {
            return 0;
        }
        int end = FRACTION_AT + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - FRACTION_AT - 1;
        return digits >= 1 && digits <= MOST_FRACTION_DIGITS ? digits : WRONG;
    }

    private static int nanos(String text, int digits) {
        int nanos = digits == 0 ? 0 : number(text, FRACTION_AT + 1, FRACTION_AT + 1 + digits);
        for (int digit = digits; digit < MOST_FRACTION_DIGITS; digit++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Seconds east of UTC; empty when it is not an offset or not the end of the text. */
    private static Optional<Integer> offset(String text, int at) {
        if (text.length() == at + 1 && text.charAt(at) == 'Z') {
            return Optional.of(0);
        }
        if (text.length() != at + 6 || text.charAt(at + 3) != ':') {
            return Optional.empty();
        }
        char sign = text.charAt(at);
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        if ((sign != '+' && sign != '-') || hours < 0 || minutes < 0 || minutes > 59) {
            return Optional.empty();
        }
        int seconds = hours * 3_600 + minutes * 60;
        return seconds > MOST_OFFSET_SECONDS ? Optional.empty() : Optional.of(sign == '+' ? seconds : -seconds);
    }

    /** The number that these ASCII digits write, {@link #WRONG} when one of them is none. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int index = from; index < to; index++) {
            if (!isDigit(text.charAt(index))) {
                return WRONG;
            }
            number = number * 10 + text.charAt(index) - '0';
        }
        return number;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
