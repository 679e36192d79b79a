package aftercare.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What an answer shows of the advice that fits (B.2, B.3): the advice of the rules that have the answer's own level and
 * time, whole; then as much self-care as stays within eight sentences.
 *
 * @param adviceOf the rules whose advice is shown, in the order of the tables
 * @param selfCare in the order in which it is kept
 */
public record ShownAdvice(List<String> adviceOf, List<String> selfCare) {

    private static final int MOST_SENTENCES = 8;
    private static final List<String> FIRST_TO_LAST =
            List.of("SC-08", "SC-06", "SC-04", "SC-07", "SC-03", "SC-05", "SC-01", "SC-02");
    private static final Map<String, Integer> SENTENCES = sentences();

    static ShownAdvice of(Findings found, SortedSet<String> fits) {
        List<String> adviceOf = new ArrayList<>();
        int sentences = 0;
        for (Rule rule : found.decisive()) {
            adviceOf.add(rule.id());
            sentences += SENTENCES.get(rule.id());
        }
        List<String> selfCare = new ArrayList<>();
        for (String id : FIRST_TO_LAST) {
            if (fits.contains(id) && sentences < MOST_SENTENCES) {
                selfCare.add(id);
                sentences++;
            }
        }
        return new ShownAdvice(adviceOf, selfCare);
    }

    private static Map<String, Integer> sentences() {
        Map<String, Integer> sentences = new LinkedHashMap<>();
        for (List<String> row : Resource.rows("sentences.tsv")) {
            sentences.put(row.get(0), Integer.valueOf(row.get(1)));
        }
        return sentences;
    }
}
