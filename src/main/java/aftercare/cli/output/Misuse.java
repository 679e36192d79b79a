package aftercare.cli.output;

import aftercare.domain.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words what is wrong with a command line: where, what, what to do. */
public final class Misuse implements CommandLine.IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException found, String[] arguments) {
        CommandLine line = found.getCommandLine();
        ParameterException misuse = first(found);
        String where = line.getCommandSpec().qualifiedName();
        String help = "see `"
                + (line.getParent() == null ? "aftercare help" : "aftercare help " + line.getCommandName()) + "`";
        String what = "this command line makes no sense";
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            what = "unknown " + kind(first, line) + " `" + Page.plain(first) + "`";
            // For verbs our own: the parser's finds a likeness in words that have a few letters in common.
            List<String> near = kind(first, line).equals("verb")
                    ? Nearest.to(first, line.getSubcommands().keySet())
                    : unmatched.getSuggestions();
            help = near.isEmpty() ? help : "did you mean `" + String.join("` or `", near) + "`?";
        } else if (misuse instanceof MissingParameterException missing) {
            ArgSpec lacking = missing.getMissing().get(0);
            what = lacking instanceof OptionSpec option
                    ? "`" + option.longestName() + "` lacks its " + option.paramLabel()
                    : "no " + lacking.paramLabel() + " is named";
        } else if (misuse instanceof MutuallyExclusiveArgsException) {
            what = excluding(line, arguments) + " exclude each other";
            help = "name one of them";
        } else if (misuse instanceof OverwrittenOptionException overwritten
                && overwritten.getOverwritten() instanceof OptionSpec option) {
            what = "`" + option.longestName() + "` appears twice";
        } else if (misuse.getArgSpec() instanceof OptionSpec option) {
            String value = misuse.getValue();
            what = value == null || option.arity().max() == 0
                    ? "`" + option.longestName() + "` is not written like this"
                    : "`" + option.longestName() + "` takes " + option.paramLabel() + ", not `" + Page.plain(value)
                            + "`";
        } else if (misuse.getArgSpec() instanceof PositionalParamSpec place && place.completionCandidates() != null) {
            what = "unknown " + place.paramLabel() + " `" + Page.plain(misuse.getValue()) + "`";
            help = "known here: " + String.join(", ", place.completionCandidates());
        } else if (misuse.getArgSpec() == null && arguments.length == 0) {
            what = "no verb is named";
        }
        line.getErr().println(where + ": " + what + ": " + help);
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** An unknown option is reported before a missing parameter: the first may be why. */
    private static ParameterException first(ParameterException found) {
        List<String> unmatched = found.getCommandLine().getUnmatchedArguments();
        boolean hidden = found instanceof MissingParameterException && !unmatched.isEmpty();
        return hidden ? new UnmatchedArgumentException(found.getCommandLine(), unmatched) : found;
    }

    /** Those options of the command line of which one alone may be there. */
    private static String excluding(CommandLine line, String[] arguments) {
        Set<String> names = new LinkedHashSet<>();
        for (ArgGroupSpec group : line.getCommandSpec().argGroups()) {
            for (OptionSpec option : group.options()) {
                for (String argument : arguments) {
                    if (List.of(option.names()).contains(argument.split("=", 2)[0])) {
                        names.add("`" + option.longestName() + "`");
                    }
                }
            }
        }
        return String.join(" and ", names);
    }

    private static String kind(String argument, CommandLine line) {
        if (argument.startsWith("-")) {
            return "option";
        }
        return line.getParent() == null ? "verb" : "argument";
    }
}
