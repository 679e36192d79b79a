package aftercare.ruleset.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What appears between two tokens: comments, and where lines end.
 *
 * @param comments in their order
 * @param breakAfter whether a line ends between the last comment and the next token
 * @param blankAfter whether a blank line appears there
 */
record Gap(List<Comment> comments, boolean breakAfter, boolean blankAfter) {

    /**
     * A comment.
     *
     * @param text from its first sign to its last, without blanks at its end
     * @param ownLine whether a line ends before it
     * @param blankBefore whether a blank line appears before it
     */
    record Comment(String text, boolean ownLine, boolean blankBefore) {

        boolean endsItsLine() {
            return text.startsWith("//");
        }
    }

    Gap {
        comments = List.copyOf(comments);
    }

    /** Reads what appears between two tokens of a text without problems: blanks and comments, nothing else. */
    static Gap of(String between) {
        List<Comment> comments = new ArrayList<>();
        int at = 0;
        int breaks = 0;
        while (at < between.length()) {
            int end = endOfComment(between, at);
            if (end > at) {
                comments.add(new Comment(between.substring(at, end).stripTrailing(), breaks > 0, breaks > 1));
                breaks = 0;
                at = end;
            } else {
                breaks += between.charAt(at) == '\n' ? 1 : 0;
                at++;
            }
        }
        return new Gap(comments, breaks > 0, breaks > 1);
    }

    boolean hasBreak() {
        return breakAfter || hasOwnLine();
    }

    /** Whether a comment has its own line. */
    boolean hasOwnLine() {
        return comments.stream().anyMatch(Comment::ownLine);
    }

    /** Where the comment ends that begins here; the same place if none does. */
    private static int endOfComment(String between, int at) {
        if (between.startsWith("//", at)) {
            int end = between.indexOf('\n', at);
            return end < 0 ? between.length() : end;
        }
        return between.startsWith("/*", at) ? between.indexOf("*/", at + 2) + 2 : at;
    }
}
