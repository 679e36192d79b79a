package aftercare.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What surrounds a run of the command line.
 *
 * @param version of the program
 * @param rules the folder of rules when no option names one
 * @param in standard input
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param outIsTerminal whether a person sees standard output at once
 * @param errIsTerminal whether a person sees standard error at once
 */
public record Surroundings(
        String version,
        Path rules,
        Clock clock,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal) {}
