package aftercare.service.app;

import aftercare.journal.record.Unreadable;
import aftercare.journal.replicas.ReplicaName;
import aftercare.journal.replicas.ReplicaRow;
import aftercare.journal.replicas.ReplicaTable;
import aftercare.journal.store.JournalPlace;
import aftercare.live.Status;
import aftercare.live.published.Replica;
import aftercare.live.published.ReplicaDesk;
import aftercare.live.published.SourceState;
import aftercare.service.http.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Says to the others on the database which rules decide here, and hears what decides there. */
@ApplicationScoped
public class ReplicaWatch implements ReplicaDesk {

    private static final Logger LOG = Logger.getLogger(ReplicaWatch.class);

    /** A replica that is silent for longer is gone. */
    private static final long SHOWN_SECONDS = 86_400;

    private static final String ID_FILE = "replica.id";
    private static final int RANDOM_DIGITS = 12;

    private final Settings settings;
    private final RulesWatch rules;
    private final Clock clock;
    private volatile ScheduledThreadPoolExecutor worker;
    private volatile Heard heard;
    private volatile boolean silent;

    /** What was read, and when, by a clock that nobody puts back. */
    private record Heard(List<Replica> replicas, long nanos) {}

    ReplicaWatch(Settings settings, RulesWatch rules, Clock clock) {
        this.settings = settings;
        this.rules = rules;
        this.clock = clock;
        this.heard = new Heard(List.of(), System.nanoTime());
    }

    void begin(@Observes StartupEvent event) {
        if (settings.journal().equals(JournalWiring.OFF)
                || !(JournalWiring.place(settings) instanceof JournalPlace.Postgres place)) {
            return;
        }
        ReplicaTable table = new ReplicaTable(place);
        ReplicaName name = new ReplicaName(id());
        LOG.infof("replica %s", name);
        worker = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "replicas");
            thread.setDaemon(true);
            return thread;
        });
        worker.scheduleWithFixedDelay(
                () -> exchange(table, name), 0, settings.rulesPollMillis(), TimeUnit.MILLISECONDS);
    }

    void end(@Observes ShutdownEvent event) {
        if (worker != null) {
            worker.shutdownNow();
        }
    }

    private void exchange(ReplicaTable table, ReplicaName name) {
        try {
            String id = name.toString();
            ReplicaRow mine = row(id);
            if (name.wrote(mine, table.report(mine))) {
                LOG.warnf(
                        "`AFTERCARE_REPLICA`: another service on this database is named `%s` too; this one is `%s` until its next"
                                + " start: give each a name of its own",
                        id, name);
            }
            List<Replica> replicas = new ArrayList<>();
            for (ReplicaRow row : table.seenWithin(SHOWN_SECONDS)) {
                replicas.add(new Replica(
                        row.id(), row.sequence(), row.version(), row.since(), row.seenSecondsAgo(), row.trouble()));
            }
            heard = new Heard(List.copyOf(replicas), System.nanoTime());
            silent = false;
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            name.lost();
            // INVARIANT: nothing but the end of the service ends the watch. The next time may do better; said once, for
            // the database says it loudly itself.
            if (!silent) {
                LOG.warn(
                        e instanceof Unreadable
                                ? e.getMessage()
                                : "the replicas cannot be heard: "
                                        + e.getClass().getName());
            }
            silent = true;
        }
    }

    private ReplicaRow row(String id) {
        Status status = rules.status();
        String trouble =
                status.problems().isEmpty() ? "" : status.problems().get(0).code();
        long sequence = source().map(SourceState::sequence).orElse(0L);
        return status.live()
                .map(live -> new ReplicaRow(id, sequence, live.book().version(), live.since(), 0, trouble))
                .orElseGet(() -> new ReplicaRow(id, 0, "", clock.instant(), 0, trouble));
    }

    /** As it is named, else a name that is made once and kept. */
    private String id() {
        Optional<String> named = settings.replica().filter(ReplicaName::isOne);
        return named.orElseGet(() -> kept(Path.of(settings.state()).resolve(ID_FILE)));
    }

    private static String kept(Path file) {
        String made = "r-" + UUID.randomUUID().toString().replace("-", "").substring(0, RANDOM_DIGITS);
        try {
            String kept = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return ReplicaName.isOne(kept) ? kept : made;
        } catch (NoSuchFileException e) {
            return keep(file, made);
        } catch (IOException e) {
            return made;
        }
    }

    private static String keep(Path file, String made) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, made + "\n", StandardCharsets.US_ASCII);
        } catch (IOException e) {
            // Then it has another name after the next start.
            return made;
        }
        return made;
    }

    @Override
    public Optional<SourceState> source() {
        return rules.source();
    }

    @Override
    public List<Replica> replicas() {
        Heard last = heard;
        long more = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - last.nanos());
        List<Replica> replicas = new ArrayList<>();
        for (Replica each : last.replicas()) {
            replicas.add(new Replica(
                    each.id(),
                    each.sequence(),
                    each.version(),
                    each.since(),
                    each.seenSecondsAgo() + more,
                    each.trouble()));
        }
        return replicas;
    }

    @Override
    public int versions() {
        Set<String> versions = new HashSet<>();
        for (Replica each : replicas()) {
            if (!each.version().isEmpty() && each.seenSecondsAgo() <= settings.rulesReachSeconds()) {
                versions.add(each.version());
            }
        }
        return versions.size();
    }
}
