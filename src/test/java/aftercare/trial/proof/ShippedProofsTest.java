package aftercare.trial.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.live.EditedRules;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.intake.Intake;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.impact.WholeSet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs about the shipped rules, and edits of them that break one. */
class ShippedProofsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Proofs proofs = new Proofs(NamedExceptions.NONE, SearchLimits.USUAL, NOW);

    @TempDir
    private Path temp;

    private EditedRules rules;
    private WholeSet shipped;

    @BeforeEach
    void copy() {
        rules = EditedRules.copyIn(temp);
        shipped = read();
    }

    @Test
    void decidesEveryClaimAboutTheShippedRules() {
        long begin = System.nanoTime();
        List<Proof> all = proofs.of(shipped);
        long took = (System.nanoTime() - begin) / 1_000_000;
        System.out.println(all.size() + " claims in " + took + " ms");
        for (Proof proof : all) {
            if (!proof.holds()) {
                System.out.println(proof.claim().says() + ": " + show(proof.result()));
            }
        }
        for (int i = 0; i < 3; i++) {
            begin = System.nanoTime();
            assertEquals(List.of(), proofs.emergencies(shipped, Optional.of(shipped)));
            System.out.println("gate " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        }
    }

    private static String show(ProofResult outcome) {
        if (outcome instanceof ProofResult.Lowered lowered) {
            return lowered.report() + " " + lowered.before().urgency() + " " + lowered.before().actWithinHours() + lowered.before().ruleIds() + " -> "
                    + lowered.worse() + " " + lowered.after().urgency() + lowered.after().ruleIds();
        }
        return outcome.toString();
    }

    private WholeSet read() {
        CheckedFolder folder = FolderCheck.check(rules.folder());
        assertTrue(!folder.rules().isEmpty(), folder.problems().toString());
        Intake intake = new Intake(folder.vocabulary().get(), folder.wording().get(), CLOCK);
        return WholeSet.of(
                folder.rules(), folder.vocabulary().get(), folder.wording().get(), intake);
    }
}
