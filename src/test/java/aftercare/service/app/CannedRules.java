package aftercare.service.app;

import aftercare.service.http.Settings;
import aftercare.service.words.Phrasebook;
import aftercare.triage.EmergencyWords;
import aftercare.triage.LiveRules;
import aftercare.triage.RuleSet;
import jakarta.enterprise.inject.Vetoed;
import java.time.Clock;
import java.util.Optional;

/** A rule set that was not loaded from a folder, or none, in the place of the one that decides. */
@Vetoed
class CannedRules extends RulesWatch {

    private final RuleSet words;
    private final Optional<LiveRules.Live> canned;

    /**
     * @param words what speaks while nothing decides
     * @param canned what decides, if anything does
     */
    CannedRules(Clock clock, Settings settings, RuleSet words, Optional<LiveRules.Live> canned) {
        super(clock, settings, new Phrasebook());
        this.words = words;
        this.canned = canned;
    }

    /** Rules that decide from now on. */
    CannedRules(Clock clock, Settings settings, RuleSet rules) {
        this(clock, settings, rules, Optional.of(new LiveRules.Live(rules, clock.instant())));
    }

    @Override
    public Optional<LiveRules.Live> live() {
        return canned;
    }

    @Override
    public EmergencyWords failSafe() {
        return new EmergencyWords(words.intake(), words.book().wording());
    }
}
