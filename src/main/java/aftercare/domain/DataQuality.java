package aftercare.domain;

import java.util.List;

/**
 * An oddity of a report that was accepted and may deserve a second look. Never lowers a level.
 *
 * @param pointer where in the request
 * @param code stable code, such as {@code stale-report}
 * @param text in words
 * @param beside where the request says otherwise; empty where one place alone is odd
 */
public record DataQuality(String pointer, String code, String text, List<String> beside) {

    public DataQuality {
        beside = List.copyOf(beside);
    }
}
