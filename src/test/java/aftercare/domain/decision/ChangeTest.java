package aftercare.domain.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Evidence;
import aftercare.domain.Question;
import aftercare.domain.Question.Raise;
import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Advises;
import aftercare.domain.RuleCard.Leaflet;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Change.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static final Report REPORT =
            new Report(Optional.empty(), Instant.EPOCH, null, 0, false, List.of(), List.of(), List.of());

    private static final Reason MILD = reason("EXP-01", Urgency.SELF_CARE, OptionalInt.empty(), 10);
    private static final Reason REVIEW = reason("PRO-01", Urgency.ROUTINE_REVIEW, OptionalInt.of(72), 10);
    private static final Reason TODAY = reason("INF-01", Urgency.URGENT_24H, OptionalInt.of(24), 10);
    private static final Reason SOON = reason("INF-05", Urgency.URGENT_24H, OptionalInt.of(6), 10);

    @Test
    void lowersWhenTheUrgencyFalls() {
        Change change = Change.between(decision(TODAY, MILD), decision(MILD));
        assertEquals(Way.LOWERED, change.way());
        assertTrue(change.lowered());
        assertEquals(List.of(TODAY), change.lost());
        assertTrue(change.loses());
    }

    @Test
    void lowersWhenThereIsMoreTime() {
        assertEquals(Way.LOWERED, between(decision(SOON), decision(TODAY)));
        assertEquals(Way.LOWERED, between(decision(REVIEW), decision(MILD)));
    }

    @Test
    void lowersWhenTheUrgencyRisesAndTheTimeGrows() {
        Reason reviewNow = reason("PRO-09", Urgency.ROUTINE_REVIEW, OptionalInt.of(1), 10);
        assertEquals(Way.LOWERED, between(decision(reviewNow), decision(TODAY)));
    }

    @Test
    void raisesWhenTheUrgencyRisesOrTheTimeShrinks() {
        assertEquals(Way.RAISED, between(decision(MILD), decision(REVIEW)));
        assertEquals(Way.RAISED, between(decision(TODAY), decision(SOON)));
    }

    @Test
    void tellsOtherReasonsFromTheSameOnes() {
        Change change = Change.between(decision(TODAY, REVIEW), decision(TODAY, MILD));
        assertEquals(Way.OTHER, change.way());
        assertEquals(List.of(REVIEW), change.lost());
        assertEquals(List.of(MILD), change.gained());
        assertEquals(Way.SAME, between(decision(TODAY, MILD), decision(TODAY, MILD)));
    }

    @Test
    void doesNotMindWhereARuleStands() {
        Reason moved = reason("INF-01", Urgency.URGENT_24H, OptionalInt.of(24), 99);
        assertEquals(Way.SAME, between(decision(TODAY), decision(moved)));
    }

    @Test
    void seesThatAReasonRestsOnSomethingElse() {
        Reason elsewhere = new Reason(
                TODAY.card(),
                TODAY.urgency(),
                TODAY.actWithinHours(),
                TODAY.says(),
                true,
                List.of(new Evidence("/symptoms/1", "site-redness")));
        Change change = Change.between(decision(TODAY), decision(elsewhere));
        assertEquals(Way.OTHER, change.way());
        assertEquals(List.of("INF-01"), change.altered());
    }

    @Test
    void seesAdviceThatIsLostGainedOrReworded() {
        RuleCard drink = leaflet("SC-01", "Drink water.");
        RuleCard rest = leaflet("SC-02", "Rest.");
        Change change =
                Change.between(advising(drink, rest), advising(leaflet("SC-01", "Drink."), leaflet("SC-03", "Walk.")));
        assertEquals(Way.OTHER, change.way());
        assertEquals(List.of(rest), change.adviceLost());
        assertEquals(List.of(leaflet("SC-03", "Walk.")), change.adviceGained());
        assertEquals(List.of("SC-01"), change.adviceAltered());
        assertTrue(change.loses());
    }

    @Test
    void losesAQuestionOnlyIfItCouldRaiseAndNothingRaisedTheAnswer() {
        Question stiffNeck =
                question("neck-stiffness", Optional.of(new Raise(Urgency.URGENT_24H, OptionalInt.empty())));
        Question fever = question("fever", Optional.empty());
        Decision asking = decision(MILD).asking(List.of(stiffNeck, fever));
        Change change = Change.between(asking, decision(MILD).asking(List.of(fever)));
        assertEquals(Way.OTHER, change.way());
        assertEquals(List.of(stiffNeck), change.asksLost());
        assertTrue(change.loses());
        assertFalse(Change.between(asking, decision(MILD).asking(List.of(stiffNeck)))
                .loses());
        assertFalse(Change.between(asking, decision(TODAY, MILD)).loses());
        assertEquals(
                List.of(fever),
                Change.between(decision(MILD), asking).asksGained().subList(1, 2));
        assertEquals(Way.SAME, between(asking, asking));
    }

    private static Question question(String code, Optional<Raise> raise) {
        return new Question("Q", "/symptoms/-", code, "?", Optional.empty(), List.of(), raise);
    }

    private static Way between(Decision before, Decision after) {
        return Change.between(before, after).way();
    }

    private static Decision advising(RuleCard... selfCare) {
        Decision decision = decision(MILD);
        return new Decision(
                REPORT,
                true,
                decision.urgency(),
                decision.actWithinHours(),
                decision.reasons(),
                List.of(selfCare),
                List.of(),
                "sha256:1",
                true);
    }

    private static Decision decision(Reason... reasons) {
        Urgency urgency = Urgency.SELF_CARE;
        OptionalInt within = OptionalInt.empty();
        for (Reason reason : reasons) {
            urgency = urgency.or(reason.urgency());
        }
        List<Reason> marked = new ArrayList<>();
        for (Reason reason : reasons) {
            if (within.isEmpty() || reason.actWithinHours().orElse(Integer.MAX_VALUE) < within.getAsInt()) {
                within = reason.actWithinHours();
            }
            marked.add(reason);
        }
        return new Decision(
                REPORT, true, urgency, within, marked, List.of(), List.of(), "sha256:" + reasons.length, true);
    }

    private static Reason reason(String id, Urgency urgency, OptionalInt within, int line) {
        RuleCard card = new RuleCard(
                id, "A title of " + id, new Triage(urgency, within), "Why.", "Do.", "our own choice", "a/a.drl", line);
        return new Reason(card, urgency, within, "Why.", true, List.of(new Evidence("/symptoms/0", "pain")));
    }

    private static RuleCard leaflet(String id, String text) {
        return new RuleCard(
                id, "About " + id, new Advises(Leaflet.SELF_CARE), "", text, "our own choice", "a/a.drl", 1);
    }
}
