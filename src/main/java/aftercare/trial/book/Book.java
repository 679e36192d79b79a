package aftercare.trial.book;

import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.domain.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the rule book says, before it is written as a page.
 *
 * @param version of the rule set
 * @param topics in the order of their names
 * @param symptoms in the order of the vocabulary
 * @param groups which symptoms each group stands for, by label
 * @param every rules that look at every symptom, whatever it is
 * @param changes since another version, if one was named
 */
public record Book(
        String version,
        Map<Urgency, Wording.LevelWords> levels,
        List<Topic> topics,
        List<SymptomEntry> symptoms,
        Map<String, List<String>> groups,
        List<String> every,
        Optional<BookChanges> changes) {

    public Book {
        levels = Map.copyOf(levels);
        topics = List.copyOf(topics);
        symptoms = List.copyOf(symptoms);
        every = List.copyOf(every);
    }

    /**
     * The rules of one folder.
     *
     * @param name of the folder
     */
    public record Topic(String name, List<Entry> entries) {
        public Topic {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A rule with its alternatives.
     *
     * @param card of the first one
     * @param sources each item that it cites
     * @param cases those that it speaks in, those that want it first
     */
    public record Entry(
            RuleCard card, List<Alternative> alternatives, List<Sources.Citation> sources, List<Case> cases) {
        public Entry {
            alternatives = List.copyOf(alternatives);
            sources = List.copyOf(sources);
            cases = List.copyOf(cases);
        }
    }

    /**
     * One way in which a rule may hold.
     *
     * @param conditions all must hold
     */
    public record Alternative(RuleCard card, List<Clause> conditions) {
        public Alternative {
            conditions = List.copyOf(conditions);
        }
    }

    /** A case, by its note and its place. */
    public record Case(String note, String place) {}

    /**
     * A symptom and who looks at it.
     *
     * @param floor the least urgency of a report that names it, in words; may be empty
     * @param asking rules that ask for it, by itself or by a group
     * @param excluding rules that ask that it is not there
     * @param throughSigns rules that ask for a sign which may rest on it
     */
    public record SymptomEntry(
            String code,
            String label,
            String floor,
            List<String> asking,
            List<String> excluding,
            List<String> throughSigns) {
        public SymptomEntry {
            asking = List.copyOf(asking);
            excluding = List.copyOf(excluding);
            throughSigns = List.copyOf(throughSigns);
        }
    }
}
