package aftercare.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Known words that somebody may have meant, nearest first. */
public final class Nearest {

    private static final int MOST = 3;
    private static final int LONGEST = 64;

    private Nearest() {}

    /**
     * Up to three known words that differ from what was written in at most a third of their letters, in at least one.
     * The case of letters does not count. Never holds the word as written.
     */
    public static List<String> to(String written, Collection<String> known) {
        if (written.isEmpty() || written.length() > LONGEST) {
            return List.of();
        }
        String folded = written.toLowerCase(Locale.ROOT);
        List<List<String>> byDistance = new ArrayList<>();
        for (String word : known) {
            int most = Math.max(1, word.length() / 3);
            int distance = distance(folded, word.toLowerCase(Locale.ROOT), most);
            if (distance > most || word.equals(written)) {
                continue;
            }
            while (byDistance.size() <= distance) {
                byDistance.add(new ArrayList<>());
            }
            byDistance.get(distance).add(word);
        }
        List<String> nearest = new ArrayList<>();
        for (List<String> words : byDistance) {
            for (String word : words) {
                if (nearest.size() < MOST) {
                    nearest.add(word);
                }
            }
        }
        return List.copyOf(nearest);
    }

    /**
     * How many letters must be added, left out, changed or swapped with their neighbour; more than {@code most} is
     * answered as {@code most + 1}.
     */
    public static int distance(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            last[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            row[0] = line;
            int least = line;
            for (int column = 1; column <= other.length(); column++) {
                boolean same = one.charAt(line - 1) == other.charAt(column - 1);
                int cost = Math.min(last[column - 1] + (same ? 0 : 1), Math.min(last[column], row[column - 1]) + 1);
                if (line > 1
                        && column > 1
                        && one.charAt(line - 1) == other.charAt(column - 2)
                        && one.charAt(line - 2) == other.charAt(column - 1)) {
                    cost = Math.min(cost, beforeLast[column - 2] + 1);
                }
                row[column] = cost;
                least = Math.min(least, cost);
            }
            // A swap looks back two lines, so that one line above the limit does not yet decide.
            if (least > most + 1) {
                return most + 1;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return Math.min(last[other.length()], most + 1);
    }
}
