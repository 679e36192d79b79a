package aftercare.cli.output;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.explain.Account;
import aftercare.trial.explain.Accounts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountPageTest {

    private static final String NOTHING = "Time alone changes nothing.";

    /** Where the rules could not all be heard, that nothing was found is no word about the answer. */
    @Test
    void whatWasNotFoundOutIsNotDenied() {
        RuleSet rules = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(FirstFacts.RULES);
        Accounts.Result result =
                new Accounts(rules).of("{}".getBytes(StandardCharsets.UTF_8), Instant.parse("2026-03-01T12:00:00Z"));
        Account account = ((Accounts.Result.Explained) result).account();
        assertTrue(page(rules, account, true).contains(NOTHING));
        String part = page(rules, account, false);
        assertFalse(part.contains(NOTHING), part);
        assertTrue(part.contains("not found out") && part.contains("there may be more"), part);
    }

    private static String page(RuleSet rules, Account account, boolean whole) {
        Account empty = new Account(
                account.decision(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                whole,
                Optional.empty(),
                account.mostDeciding());
        byte[] page = new AccountPage(rules.book().wording()).write("-", empty);
        return new String(page, StandardCharsets.UTF_8);
    }
}
