package aftercare.readme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the verbs and options that a document names against those that the program has. */
final class Verbs {

    private static final Pattern VERB = Pattern.compile("(?m)^  ([a-z-]+) ");
    private static final Pattern OPTION = Pattern.compile("--[a-z]+");
    private static final Pattern CALL = Pattern.compile("\\./aftercare ([a-z-]+)");
    private static final String PROGRAM = "./aftercare";

    private Verbs() {}

    /** Verbs and options that the program has and the document does not name. */
    static List<String> missing(Document document) {
        String text = String.join("\n", document.lines());
        List<String> missing = new ArrayList<>();
        for (String verb : known()) {
            if (!text.contains(PROGRAM + " " + verb)) {
                missing.add(verb + ": is not told of");
            }
            Matcher option = OPTION.matcher(help("help", verb));
            while (option.find()) {
                if (!option.group().equals("--help") && !text.contains(option.group())) {
                    missing.add(verb + " " + option.group() + ": is not told of");
                }
            }
        }
        return missing;
    }

    /** Verbs and options that the document calls inside a sentence and the program does not have. */
    static List<String> unknown(Document document) {
        List<String> unknown = new ArrayList<>();
        Set<String> known = known();
        for (String span : document.spans()) {
            Matcher call = CALL.matcher(span);
            if (!call.lookingAt()) {
                continue;
            }
            String verb = call.group(1);
            String help = known.contains(verb) ? help("help", verb) : "";
            Matcher option = OPTION.matcher(span);
            boolean runs = !help.isEmpty();
            while (option.find()) {
                runs = runs && help.contains(option.group());
            }
            if (!runs) {
                unknown.add("`" + span + "`: the program does not know this");
            }
        }
        return unknown;
    }

    private static Set<String> known() {
        String help = help("help");
        Set<String> verbs = new TreeSet<>();
        Matcher verb = VERB.matcher(help.substring(help.indexOf("Verbs:")));
        while (verb.find()) {
            verbs.add(verb.group(1));
        }
        return verbs;
    }

    private static String help(String... arguments) {
        List<String> words = new ArrayList<>(List.of(PROGRAM));
        words.addAll(List.of(arguments));
        return new Launcher().run(new Command(Map.of(), words, "", 0, 0)).output();
    }
}
