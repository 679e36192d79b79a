package aftercare.embedded;

import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.triage.Readings;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.intake.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of somebody else that decides one report by the core. Started in a virtual machine of its own, with nothing but
 * the core and its libraries on the class path.
 */
final class CoreAlone {

    /** What must not be there. */
    private static final List<String> STRANGERS = List.of(
            "io.quarkus.runtime.Quarkus",
            "jakarta.ws.rs.Path",
            "jakarta.inject.Inject",
            "io.vertx.core.Vertx",
            "io.netty.channel.Channel",
            "org.sqlite.JDBC",
            "org.postgresql.Driver",
            "picocli.CommandLine",
            "aftercare.journal.Journal",
            "aftercare.service.app.Main",
            "aftercare.cli.Aftercare",
            "aftercare.live.Program");

    private CoreAlone() {}

    /** @param arguments the folder of rules and the file of a report */
    public static void main(String... arguments) throws IOException {
        for (String stranger : STRANGERS) {
            if (isThere(stranger)) {
                System.out.println("stranger: " + stranger);
            }
        }
        System.out.println(decided(arguments[0], arguments[1]));
    }

    /** What is decided by the rules of a folder on the report in a file. */
    static String decided(String folder, String file) throws IOException {
        RuleSet rules = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(Path.of(folder));
        Reading.Accepted report = (Reading.Accepted) rules.intake().read(Files.readAllBytes(Path.of(file)));
        Decision decision = Readings.of(rules, report.report()).decide();
        List<String> ids = new ArrayList<>();
        for (Reason reason : decision.reasons()) {
            ids.add(reason.ruleId());
        }
        return "decision: " + decision.urgency() + " " + ids;
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, CoreAlone.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
