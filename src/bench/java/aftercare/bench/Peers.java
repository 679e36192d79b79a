package aftercare.bench;

import static aftercare.bench.Bench.format;
import static aftercare.bench.Bench.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service beside others with the same rules, each asked the same reports over HTTP, in turn. */
final class Peers {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 3;
    private static final double ROUND_SECONDS = 5;
    private static final int WINDOWS = 4;
    private static final double WINDOW_SECONDS = 10;
    private static final double WARM_UP_SECONDS = 30;
    private static final double ECHO_WARM_UP_SECONDS = 20;
    private static final double NODE_ROUND_SECONDS = 4;
    private static final Pattern MEMORY = Pattern.compile("(?m)^memory=\"(.*)\"$");

    private final Path home;
    private final Path plainJar;
    private final BenchRules rules;
    private final Path work;

    Peers(Path home, Path plainJar, BenchRules rules) {
        this.home = home;
        this.plainJar = plainJar;
        this.rules = rules;
        this.work = plainJar.resolveSibling("../../peers").normalize().resolve(rules.name().replace(' ', '-'));
    }

    void measure() throws IOException, InterruptedException {
        PlainDrl.write(rules, work);
        Answers answers = new Answers(rules);
        try (Service ours = ours();
                Load triage = load(ours, "/v1/triage");
                Load echo = load(ours, "/bench/echo")) {
            afterStart("this service", triage);
            Warmth.warm(rules.says("triage"), ours, triage, WARM_UP_SECONDS);
            try (Service plain = plain();
                    Load toPlain = load(plain, "/triage")) {
                afterStart("the plain service", toPlain);
                Warmth.warm(rules.says("plain"), plain, toPlain, WARM_UP_SECONDS);
                row(rules.says("answers of the plain service"), answers.compared(plain, "/triage"), "", "");
                Warmth.warm(rules.says("echo"), ours, echo, ECHO_WARM_UP_SECONDS);
                compare(ours, triage, echo, plain, toPlain);
            }
            nodePeers(answers, ours, triage);
        }
        new InProcess(rules).measure(work.resolve("written"));
    }

    /** What the compiler leaves of a service that has just started: full load from the first moment. */
    private void afterStart(String what, Load load) throws IOException {
        List<String> rates = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            rates.add(format("%.0f", load.closed(WINDOW_SECONDS).goodPerSecond()));
        }
        row(
                rules.says(what + " in the first windows of 10 s after a start"),
                String.join(", ", rates) + " /s",
                "",
                "");
    }

    private void compare(Service ours, Load triage, Load echo, Service plain, Load toPlain) throws IOException {
        Series ofTriage = new Series(rules.says("triage at full load, not recorded"), ours, triage);
        Series ofPlain = new Series(rules.says("plain Quarkus and Drools at full load"), plain, toPlain);
        Series ofEcho = new Series(rules.says("echo at full load"), ours, echo);
        for (int i = 0; i < ROUNDS; i++) {
            ofTriage.closed(ROUND_SECONDS);
            ofPlain.closed(ROUND_SECONDS);
            ofEcho.closed(ROUND_SECONDS);
        }
        ofTriage.show();
        ofPlain.show();
        ofEcho.show();
        ofTriage.against(rules.says("triage / plain, requests a second"), ofPlain, 1.0);
        ofTriage.against(rules.says("triage / echo, requests a second"), ofEcho, 0.55);
        double half = ofTriage.perSecond() / 2;
        Series halfTriage = new Series(rules.says("triage at half load"), ours, triage);
        Series halfEcho = new Series(rules.says("echo at the same rate"), ours, echo);
        for (int i = 0; i < ROUNDS; i++) {
            halfTriage.open(ROUND_SECONDS, half);
            halfEcho.open(ROUND_SECONDS, half);
        }
        halfTriage.show();
        halfEcho.show();
        double times = halfTriage.p99Millis() / halfEcho.p99Millis();
        row(
                rules.says("p99 at half load, triage / echo"),
                format("%.2f times", times),
                "at most 2.5 times",
                Series.reached(times <= 2.5));
        double resident = ours.residentMegabytes();
        row(
                rules.says("resident memory under that load"),
                format("%.0f MB; the plain service %.0f MB", resident, plain.residentMegabytes()),
                "under 350 MB",
                Series.reached(resident < 350));
    }

    private void nodePeers(Answers answers, Service ours, Load triage) throws IOException, InterruptedException {
        Path sources = home.resolve("src/bench/node");
        Optional<NodePeer> node = NodePeer.installed(sources, work.resolveSibling("node"));
        if (node.isEmpty()) {
            row(rules.says("json-rules-engine and GoRules Zen"), "not measured: no Node, or no packages", "", "");
            return;
        }
        FlatRules flat = new FlatRules(rules.rules().rules());
        flat.write(work.resolve("rules.json"));
        row(rules.says("what json-rules-engine and Zen are given"), flat.says(), "", "");
        nodePeer(node.get(), "zen", "GoRules Zen", 4, answers, ours, triage);
        nodePeer(node.get(), "json-rules", "json-rules-engine", 10, answers, ours, triage);
    }

    private void nodePeer(
            NodePeer node, String engine, String name, double toReach, Answers answers, Service ours, Load triage)
            throws IOException, InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        try (Service one = node.start(engine, 1, work);
                Service all = node.start(engine, processors, work);
                Load toOne = load(one, "/triage");
                Load toAll = load(all, "/triage")) {
            row(rules.says("answers of " + name), answers.compared(one, "/triage"), "", "");
            toOne.closed(NODE_ROUND_SECONDS);
            toAll.closed(NODE_ROUND_SECONDS);
            Series ofTriage = new Series(rules.says("triage beside " + name), ours, triage);
            Series ofOne = new Series(rules.says(name + " on Node, one process"), one, toOne);
            Series ofAll = new Series(rules.says(name + " on Node, " + processors + " processes"), all, toAll);
            for (int i = 0; i < ROUNDS; i++) {
                ofTriage.closed(NODE_ROUND_SECONDS);
                ofOne.closed(NODE_ROUND_SECONDS);
                ofAll.closed(NODE_ROUND_SECONDS);
            }
            ofTriage.show();
            ofOne.show();
            ofAll.show();
            ofTriage.against(
                    rules.says("triage / " + name + " with " + processors + " processes"), ofAll, toReach);
        }
    }

    private Service ours() throws IOException, InterruptedException {
        Map<String, String> settings = rules.settings();
        settings.put("AFTERCARE_STATE", Files.createTempDirectory(work, "state").toString());
        return Service.start(List.of(home.resolve("aftercare").toString(), "serve"), settings, "/q/health/ready");
    }

    /** With the heap and the collector of the launcher: the one thing that is no choice of a plain service. */
    private Service plain() throws IOException, InterruptedException {
        Matcher memory = MEMORY.matcher(Files.readString(home.resolve("aftercare")));
        if (!memory.find()) {
            throw new IllegalStateException("the launcher names no memory");
        }
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(List.of(memory.group(1).split(" ")));
        command.addAll(List.of("-jar", plainJar.toString()));
        Map<String, String> settings = new HashMap<>();
        settings.put("PLAIN_RULES", work.toString());
        return Service.start(command, settings, "/ready");
    }

    private Load load(Service service, String path) throws IOException {
        return new Load(service.port(), path, rules.bodies(), CONNECTIONS);
    }
}
