package aftercare.service.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no query of Prometheus is noticed. */
class QueryTest {

    @Test
    void findsNamesMatchersAndLabels() {
        Query query =
                new Query("sum by (a, le) (rate(b_bucket{c=\"d\", e=~\"f|g\"}[5m])) / 2 > 0.5 and (h + h) * 2 >= i");
        assertEquals(4, query.selectors().size());
        assertEquals(
                new Query.Matching("=~", "f|g"),
                query.selectors().get(0).matchers().get("e"));
        assertEquals(Set.of("a", "le"), query.grouped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a >",
                "a[5m]",
                "rate(a)",
                "rate(a[5])",
                "rate(a[5m]",
                "sum(a[5m])",
                "sum by a (b)",
                "a{b}",
                "a{b=c}",
                "a{b==\"c\"}",
                "a b",
                "a and 1",
                "rat(a[5m])",
                "histogram_quantile(0.9, sum by (le) (rate(a_count[5m])))",
                "histogram_quantile(0.9, sum (rate(a_bucket[5m])))",
                "topk(sum(a))",
                "a ? b",
                "5m > a"
            })
    void refusesWhatIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Query(text));
    }
}
