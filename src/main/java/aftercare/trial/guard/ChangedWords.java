package aftercare.trial.guard;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.SymptomWord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Symptoms and regions: which there are, in which groups, and how urgent each is by itself. */
final class ChangedWords {

    private static final String IN = "in the group";
    private static final String NOT_IN = "not in the group";
    private static final String GONE = "not in the group: the word is gone";

    private final FoundChanges found;
    private final ChangedCodes snomed;
    private final ChangedPhrases phrases;

    ChangedWords(FoundChanges found, ChangedCodes snomed, ChangedPhrases phrases) {
        this.found = found;
        this.phrases = phrases;
        this.snomed = snomed;
    }

    void compare(Vocabulary live, Vocabulary candidate) {
        for (SymptomWord was : live.symptoms().values()) {
            SymptomWord is = candidate.symptoms().get(was.code());
            if (is == null) {
                gone(was.code(), was.code(), was.label(), was.groups());
                was.floor().ifPresent(floor -> found.needAgreement("floor " + was.code(), floor.name(), ""));
            } else {
                groups(was.code(), was.groups(), is.groups());
                floor(was.code(), was.floor(), is.floor());
                texts(was, is);
                asked(was, is);
                readAs(was, is);
            }
        }
        for (RegionWord was : live.regions().values()) {
            RegionWord is = candidate.regions().get(was.code());
            if (is == null) {
                gone("region " + was.code(), "region " + was.code(), was.label(), was.groups());
            } else {
                groups("region " + was.code(), was.groups(), is.groups());
                phrases.compare("region " + was.code(), was.alsoSaidAs(), is.alsoSaidAs(), false);
                if (!was.label().equals(is.label())) {
                    found.needAgreement("label of region " + was.code(), was.label(), is.label());
                }
            }
        }
        for (SymptomWord is : candidate.symptoms().values()) {
            if (!live.symptoms().containsKey(is.code())) {
                // Who picks the one of two that is asked alike may pick the milder one.
                found.add("word " + is.code(), "", is.label(), isAskedAlready(live, is));
            }
        }
        for (RegionWord is : candidate.regions().values()) {
            if (!live.regions().containsKey(is.code())) {
                // Reports of it are milder than those of its neighbours, or of a region not known.
                found.add(
                        "word region " + is.code(),
                        "",
                        is.label(),
                        isMilderThanNeighbours(live, is) || isNamedAlready(live, is));
            }
        }
    }

    private static boolean isAskedAlready(Vocabulary live, SymptomWord word) {
        for (SymptomWord other : live.symptoms().values()) {
            if (other.label().equalsIgnoreCase(word.label()) || other.question().equalsIgnoreCase(word.question())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is in no group, or lacks one that all old regions of one of its areas have, such as those near the lung. */
    private static boolean isMilderThanNeighbours(Vocabulary live, RegionWord word) {
        if (word.groups().isEmpty()) {
            return true;
        }
        for (String area : word.areas()) {
            Optional<Set<String>> common = Optional.empty();
            for (RegionWord other : live.regions().values()) {
                if (other.areas().contains(area)) {
                    Set<String> groups = new HashSet<>(other.groups());
                    common.ifPresent(groups::retainAll);
                    common = Optional.of(groups);
                }
            }
            if (!word.groups().containsAll(common.orElse(Set.of()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamedAlready(Vocabulary live, RegionWord word) {
        return live.regions().values().stream().anyMatch(each -> each.label().equalsIgnoreCase(word.label()));
    }

    /** A report that names the word is refused from now on. */
    private void gone(String word, String member, String label, List<String> groups) {
        found.needAgreement("word " + word, label, "");
        for (String group : groups) {
            found.needAgreement(group(group, member), IN, GONE);
        }
    }

    /** To leave a group may silence what warns of it; to join one may let what reassures take the word up. */
    private void groups(String member, List<String> was, List<String> is) {
        for (String group : was) {
            if (!is.contains(group)) {
                found.needAgreement(group(group, member), IN, NOT_IN);
            }
        }
        for (String group : is) {
            if (!was.contains(group)) {
                found.needAgreement(group(group, member), NOT_IN, IN);
            }
        }
    }

    private static String group(String group, String member) {
        return "group " + group + ": " + member;
    }

    private void floor(String code, Optional<Urgency> was, Optional<Urgency> is) {
        if (was.equals(is)) {
            return;
        }
        String before = was.map(Urgency::name).orElse("");
        String after = is.map(Urgency::name).orElse("");
        boolean lowered =
                was.isPresent() && is.filter(floor -> floor.atLeast(was.get())).isEmpty();
        found.add("floor " + code, before, after, lowered);
    }

    /** A patient must go on hearing the same question: what is heard decides what the word means. */
    private void texts(SymptomWord was, SymptomWord is) {
        if (!was.question().equals(is.question())) {
            found.needAgreement("question of " + was.code(), was.question(), is.question());
        }
        if (!was.label().equals(is.label())) {
            found.needAgreement("label of " + was.code(), was.label(), is.label());
        }
    }

    /** What the fail-safe finds a word by, where a report cannot be read; a code is read in a FHIR resource, too. */
    private void readAs(SymptomWord was, SymptomWord is) {
        boolean emergency = was.floor().filter(Urgency::isEmergency).isPresent();
        phrases.compare(was.code(), was.alsoSaidAs(), is.alsoSaidAs(), emergency);
        phrases.compareDenied(was.code(), was.notSaidAs(), is.notSaidAs(), emergency);
        snomed.compare("snomed of " + was.code(), was.snomed(), is.snomed());
    }

    /** What a caller is to ask about the word. Every attribute is read with every word, so no answer hangs on it. */
    private void asked(SymptomWord was, SymptomWord is) {
        if (!was.attributes().equals(is.attributes())) {
            asked(
                    "attributes of " + was.code(),
                    is.attributes().containsAll(was.attributes()),
                    String.join(", ", was.attributes()),
                    String.join(", ", is.attributes()));
        }
        if (!was.needs().equals(is.needs())) {
            asked("needs of " + was.code(), is.needs().containsAll(was.needs()), needs(was), needs(is));
        }
    }

    /** To ask for more is only shown; what is asked for no longer may be what an emergency hangs on. */
    private void asked(String name, boolean more, String was, String is) {
        found.add(name, was, is, !more);
    }

    private static String needs(SymptomWord word) {
        StringBuilder needs = new StringBuilder();
        for (List<String> alternatives : word.needs()) {
            needs.append(needs.isEmpty() ? "" : ", ").append(String.join(" or ", alternatives));
        }
        return needs.toString();
    }
}
