package aftercare.trial.book;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Infers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text of the book leads to: ids of rules, signs to the first rule that finds them, groups to their symptoms. */
final class Links {

    private static final Pattern MENTIONED =
            Pattern.compile("(?<![\\p{L}\\p{Nd}_])" + RuleCard.ID + "(?![\\p{L}\\p{Nd}_])|“([^”]+)”");

    /**
     * A piece of a text.
     *
     * @param target what it leads to; empty for plain text
     */
    record Piece(String text, String target) {}

    private final Map<String, String> targets = new HashMap<>();

    Links(Book book) {
        for (String group : book.groups().keySet()) {
            targets.put("“" + group + "”", group(group));
        }
        for (Book.Topic topic : book.topics()) {
            for (Book.Entry entry : topic.entries()) {
                targets.put(entry.card().id(), entry.card().id());
                for (Book.Alternative alternative : entry.alternatives()) {
                    if (alternative.card().kind() instanceof Infers infers) {
                        targets.putIfAbsent(
                                "“" + WordList.spaced(infers.sign()) + "”",
                                entry.card().id());
                    }
                }
            }
        }
    }

    /** The anchor of a group. */
    static String group(String name) {
        return "group-" + name.replace(' ', '-');
    }

    List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher mentioned = MENTIONED.matcher(text);
        int from = 0;
        while (mentioned.find()) {
            String target = targets.get(mentioned.group());
            if (target != null) {
                pieces.add(new Piece(text.substring(from, mentioned.start()), ""));
                pieces.add(new Piece(mentioned.group(), target));
                from = mentioned.end();
            }
        }
        pieces.add(new Piece(text.substring(from), ""));
        return pieces;
    }
}
