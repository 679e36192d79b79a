package aftercare.trial.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every report that a small rule set can tell apart from others, up to a number of symptoms. */
public final class EveryReport {

    private static final int MOST_REPORTS = 3_000;

    private EveryReport() {}

    /** Every list of symptoms up to the length that can be tried, the shortest first. */
    public static List<List<SortedMap<String, String>>> symptoms(SmallSets sets) {
        List<SortedMap<String, String>> entries = new ArrayList<>();
        for (SortedMap<String, String> attributes : products(sets.attributeValues())) {
            for (String code : codes()) {
                SortedMap<String, String> entry = new TreeMap<>(attributes);
                entry.put("code", "\"" + code + "\"");
                if (code.equals("other")) {
                    entry.put("text", "\"x\"");
                }
                entries.add(entry);
            }
        }
        int globals = products(sets.globalValues()).size();
        List<List<SortedMap<String, String>>> all = new ArrayList<>();
        all.add(List.of());
        List<List<Integer>> last = List.of(List.of());
        for (int length = 1; length <= 3; length++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> shorter : last) {
                int from = shorter.isEmpty() ? 0 : shorter.get(shorter.size() - 1);
                for (int next = from; next < entries.size(); next++) {
                    List<Integer> list = new ArrayList<>(shorter);
                    list.add(next);
                    longer.add(list);
                }
                if (length > 1 && (long) globals * (all.size() + longer.size()) > MOST_REPORTS) {
                    return all;
                }
            }
            for (List<Integer> list : longer) {
                List<SortedMap<String, String>> report = new ArrayList<>();
                for (int place : list) {
                    report.add(entries.get(place));
                }
                all.add(report);
            }
            last = longer;
        }
        return all;
    }

    private static List<String> codes() {
        List<String> codes = new ArrayList<>(SmallSets.CODES);
        codes.add("other");
        return codes;
    }

    public static List<SortedMap<String, String>> products(Map<String, List<String>> values) {
        List<SortedMap<String, String>> products = new ArrayList<>();
        products.add(new TreeMap<>());
        for (Map.Entry<String, List<String>> each : values.entrySet()) {
            List<SortedMap<String, String>> longer = new ArrayList<>();
            for (SortedMap<String, String> product : products) {
                for (String value : each.getValue()) {
                    SortedMap<String, String> more = new TreeMap<>(product);
                    if (value != null) {
                        more.put(each.getKey(), value);
                    }
                    longer.add(more);
                }
            }
            products = longer;
        }
        return products;
    }
}
