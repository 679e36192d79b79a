package aftercare.triage.intake.suggest;

import aftercare.domain.Nearest;
import aftercare.domain.Symptom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What may have been meant by what is not known, in one report: by its letters, and by what people say. A field of another
 * object is suggested with its object, as {@code vitals.spo2}.
 */
public final class Suggestions {

    private static final int MOST = 3;

    /** Of searches for one report, so that a body of nothing but unknown words costs no more than some milliseconds. */
    private static final int MOST_SEARCHES = 16;

    private static final int LONGEST = 64;

    private final WordSearch search;
    private final Predicate<String> isEmergency;
    private int searches;

    /** @param isEmergency whether a code is that of an emergency */
    public Suggestions(WordSearch search, Predicate<String> isEmergency) {
        this.search = search;
        this.isEmergency = isEmergency;
    }

    /** For the name of a member. */
    public List<String> forField(String name, Set<String> names) {
        List<String> near = Nearest.to(name, names);
        if (isASlip(name, near)) {
            return near;
        }
        List<String> meant = new ArrayList<>();
        for (FoundWord word : search(name, each -> each.kind().object().isPresent())) {
            meant.add(names.contains(word.code()) ? word.code() : path(word));
        }
        return merged(near, meant);
    }

    /** For a text where one of these words is expected. */
    public List<String> forWord(String text, Collection<String> known) {
        List<String> near = Nearest.to(text, known);
        if (isASlip(text, near)) {
            return near;
        }
        boolean isSymptom = known.contains(Symptom.OTHER);
        List<String> meant = new ArrayList<>();
        Predicate<FoundWord> isOfUse = word -> isSymptom
                ? word.kind() != FoundWord.Kind.REGION
                : word.kind() == FoundWord.Kind.REGION && known.contains(word.code());
        for (FoundWord word : search(text, isOfUse)) {
            meant.add(word.kind().object().isPresent() ? path(word) : word.code());
        }
        return merged(near, meant);
    }

    /** One letter aside it is known: there is nothing to search. */
    private static boolean isASlip(String text, List<String> near) {
        return !near.isEmpty()
                && Nearest.distance(text.toLowerCase(Locale.ROOT), near.get(0).toLowerCase(Locale.ROOT), 1) <= 1;
    }

    private List<FoundWord> search(String text, Predicate<FoundWord> isOfUse) {
        if (text.length() > LONGEST || searches++ >= MOST_SEARCHES) {
            return List.of();
        }
        return search.find(text, isOfUse, MOST);
    }

    private static String path(FoundWord field) {
        String object = field.kind().object().orElseThrow();
        return object.isEmpty() ? field.code() : object + "." + field.code();
    }

    /** INVARIANT: a first suggestion that is an emergency stays the first: a search never lowers the fail-safe. */
    private List<String> merged(List<String> near, List<String> meant) {
        Set<String> all = new LinkedHashSet<>();
        if (!near.isEmpty() && isEmergency.test(near.get(0))) {
            all.add(near.get(0));
        }
        all.addAll(meant);
        all.addAll(near);
        return List.copyOf(all).subList(0, Math.min(MOST, all.size()));
    }
}
