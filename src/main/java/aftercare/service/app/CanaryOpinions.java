package aftercare.service.app;

import aftercare.desk.SecondOpinion;
import aftercare.domain.decision.Decision;
import aftercare.live.beside.Canary;
import aftercare.triage.LiveRules.Live;
import java.util.Optional;

/** Has the desk ask the canary. */
record CanaryOpinions(Canary canary) implements SecondOpinion {

    @Override
    public Optional<Opinion> on(Live live, Decision byLive, String decisionId) {
        return canary.on(live, byLive, decisionId).map(admitted -> new OfCanary(admitted, live));
    }

    private record OfCanary(Canary.Admitted admitted, Live live) implements Opinion {

        @Override
        public Live set() {
            return admitted.set();
        }

        @Override
        public boolean mayBeAnswered(Decision byLive, Decision bySecond) {
            return admitted.mayBeAnswered(byLive, bySecond, live.book().vocabulary());
        }
    }
}
