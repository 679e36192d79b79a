package aftercare.cli.output;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decision;
import aftercare.triage.explain.NearMiss;
import aftercare.triage.explain.RuleAccount;
import aftercare.trial.explain.Account;
import aftercare.trial.explain.OtherAnswer;
import aftercare.trial.explain.WhatIf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Why a report is answered as it is, for a person. */
public final class AccountPage {

    private static final String RULE = "-".repeat(100);
    private static final int ID = 8;

    private final Page page = new Page();
    private final Wording wording;

    public AccountPage(Wording wording) {
        this.wording = wording;
    }

    /**
     * The page as UTF-8.
     *
     * @param name of the report
     */
    public byte[] write(String name, Account account) {
        Decision decision = account.decision();
        page.text(
                0,
                name + decision.report().reportId().map(id -> " (" + id + ")").orElse(""));
        page.line(RULE);
        String headline = wording.levels()
                .get(decision.urgency())
                .heading(decision.actWithinHours())
                .headline();
        page.line(Page.plain(level(decision.urgency().name(), decision.actWithinHours()) + ": " + headline));
        page.text(0, "Nothing was recorded.");
        rules("Rules that spoke", account.spoke());
        rules("Rules that lack one condition", account.nearlySpoke());
        changes("What would raise the answer", account.wouldRaise());
        changes("What would lower the answer", account.wouldLower());
        if (!account.whole()) {
            page.text(2, "Not everything was tried: there may be more.");
        }
        heading("When to look again");
        page.text(
                2,
                account.lookAgain()
                        .map(then -> "At " + then.at() + ", if nothing else changes: " + outcome(then.decision()))
                        .orElse(
                                account.whole()
                                        ? "Time alone changes nothing."
                                        : "Whether time alone changes the answer was not found out."));
        account.mostDeciding().ifPresent(question -> {
            heading("The question that decides most");
            page.text(2, question.pointer() + ": " + question.text());
        });
        page.blank();
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void heading(String text) {
        page.blank();
        page.line(text);
    }

    private void rules(String title, List<RuleAccount> rules) {
        heading(title);
        if (rules.isEmpty()) {
            page.text(2, "none");
        }
        for (RuleAccount rule : rules) {
            RuleCard card = rule.card();
            String level = card.kind() instanceof Triage triage
                    ? level(triage.urgency().name(), triage.actWithinHours()) + ". "
                    : "";
            page.item(2, card.id(), ID, level + card.title());
            rule.lacks().ifPresent(lacks -> page.text(2 + ID, lack(card, lacks)));
        }
    }

    private static String lack(RuleCard card, NearMiss lacks) {
        String here = lacks.value().map(value -> ", here: " + value).orElse(", which is not there");
        return "lacks `" + lacks.text() + "`" + here + " (" + card.file() + ":"
                + lacks.place().line() + ")";
    }

    private void changes(String title, List<WhatIf> changes) {
        heading(title);
        if (changes.isEmpty()) {
            page.text(2, "nothing that was tried");
        }
        for (WhatIf change : changes) {
            List<String> answers = new ArrayList<>();
            for (OtherAnswer answer : change.answers()) {
                answers.add(answer.says());
            }
            page.item(2, "-", String.join(", and ", answers) + ": " + outcome(change.decision()));
        }
    }

    private static String outcome(Decision decision) {
        return level(decision.urgency().name(), decision.actWithinHours()) + " ("
                + String.join(", ", decision.ruleIds()) + ")";
    }

    private static String level(String urgency, OptionalInt hours) {
        if (hours.isEmpty()) {
            return urgency;
        }
        return urgency + (hours.getAsInt() == 0 ? ", now" : " within " + hours.getAsInt() + " h");
    }
}
