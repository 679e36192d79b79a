package aftercare.readme;

import java.util.List;
import java.util.Map;

/**
 * One command as a reader would type it.
 *
 * @param environment what is set before it, in the order written
 * @param words the program and its arguments
 * @param input what standard input holds
 * @param exit the exit code that its comment names, else 0
 */
record Command(Map<String, String> environment, List<String> words, String input, int exit, int line) {

    String program() {
        return words.get(0);
    }

    List<String> arguments() {
        return words.subList(1, words.size());
    }
}
