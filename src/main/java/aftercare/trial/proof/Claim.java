package aftercare.trial.proof;

import aftercare.domain.Urgency;
import aftercare.trial.formula.Worsening;

/** What is to hold for every report. */
public sealed interface Claim {

    /** One sentence, without a full stop. */
    String says();

    /** What kind of claim it is, for a table. */
    String kind();

    /** Every report that names a word as present and new is answered at or above its floor. */
    record AtLeastFloor(String code, Urgency floor) implements Claim {
        @Override
        public String kind() {
            return "emergency words at or above their floor";
        }

        @Override
        public String says() {
            return "a report that names `" + code + "` as new comes to " + floor + " or more";
        }
    }

    /** The same by the rules alone, without the safety net of the core. */
    record AtLeastFloorByRules(String code, Urgency floor) implements Claim {
        @Override
        public String kind() {
            return "the same by the rules alone";
        }

        @Override
        public String says() {
            return "a report that names `" + code + "` as new comes to " + floor + " or more by rules alone";
        }
    }

    /**
     * A reason that is lost when a report gets worse leaves an answer behind that is as urgent and as soon.
     *
     * @param reason id of a rule, or of a reason that the core gives itself
     */
    record NeverLowers(Worsening worsening, String reason) implements Claim {
        @Override
        public String kind() {
            return "not lowered when " + worsening.says();
        }

        @Override
        public String says() {
            return "what " + reason + " comes to is not lowered when " + worsening.says();
        }
    }

    /** The bands of one measure in the rules of a topic leave no number out and take none twice. */
    record BandsMeet(String topic) implements Claim {
        @Override
        public String kind() {
            return "bands of numbers that meet";
        }

        @Override
        public String says() {
            return "the bands of numbers in `" + topic + "` meet without gap or overlap";
        }
    }
}
