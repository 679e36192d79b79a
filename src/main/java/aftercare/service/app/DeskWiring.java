package aftercare.service.app;

import aftercare.desk.Desk;
import aftercare.desk.DeskLimits;
import aftercare.desk.Onlooker;
import aftercare.desk.Replay;
import aftercare.desk.SecondOpinion;
import aftercare.journal.record.DecisionLog;
import aftercare.live.Program;
import aftercare.live.beside.Canary;
import aftercare.live.beside.Shadow;
import aftercare.service.http.Settings;
import aftercare.triage.CrossCheck;
import aftercare.triage.LiveRules;
import com.github.f4b6a3.ulid.UlidCreator;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one desk, as the settings have it. */
public class DeskWiring {

    @Produces
    @Singleton
    CrossCheck crossCheck(Settings settings) {
        return new CrossCheck(settings.crossCheck(), settings.crossCheckEvery());
    }

    @Produces
    @Singleton
    @Startup
    Desk desk(
            LiveRules rules,
            DecisionLog log,
            CrossCheck crossCheck,
            Clock clock,
            Settings settings,
            Canary canary,
            Shadow shadow) {
        int workers = settings.workers() > 0
                ? settings.workers()
                : Runtime.getRuntime().availableProcessors();
        return new Desk(
                rules,
                log,
                Program.version(),
                crossCheck,
                clock,
                () -> UlidCreator.getMonotonicUlid(clock.millis()).toString(),
                new DeskLimits(workers, settings.queue(), settings.deadlineMillis(), settings.requireIdempotencyKey()),
                canary.isOn() ? new CanaryOpinions(canary) : SecondOpinion.NONE,
                shadow.set().isPresent() ? shadow::look : Onlooker.NOBODY);
    }

    void close(@Disposes Desk desk) {
        desk.close();
    }

    @Produces
    @Singleton
    Replay replay(DecisionLog log, LiveRules rules, Clock clock) {
        return new Replay(log, rules, clock);
    }
}
