package aftercare.ruleset.check;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Advises;
import aftercare.domain.RuleCard.Asks;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Kind;
import aftercare.domain.RuleCard.Leaflet;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.RuleCard.Unless;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Ruling;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Draft.Action;
import aftercare.ruleset.text.Draft.Annotation;
import aftercare.ruleset.text.Draft.DraftRule;
import aftercare.ruleset.text.Lexer;
import aftercare.ruleset.text.RuleProblems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks what a rule says of itself, its title and annotations, and makes its card. */
final class CardCheck {

    static final int LONGEST_TITLE = 200;

    /** The one annotation that a rule may have several of. */
    private static final String UNLESS = "unless";

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "conclude", List.of("id", "urgency", "reason", "advice", "source"),
            "infer", List.of("id", "infers", "source"),
            "advise", List.of("id", "advises", "text", "source"),
            "ask", List.of("id", "asks", "reason", "source"));

    private static final Map<String, List<String>> OPTIONAL = Map.of(
            "conclude", List.of("within", UNLESS),
            "infer", List.of("as", UNLESS),
            "advise", List.of(),
            "ask", List.of());

    private static final List<String> ALL = List.of(
            "id", "urgency", "within", "reason", "advice", "source", "infers", "as", "advises", "text", "asks", UNLESS);

    private static final Pattern ID = Pattern.compile(RuleCard.ID);
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern SOURCE_ITEM = Pattern.compile("source article, statement [1-9][0-9]?"
            + "|source article, statements [1-9][0-9]?(, [1-9][0-9]?)* and [1-9][0-9]?"
            + "|\\[[A-Za-z0-9&/.-]+\\]"
            + "|our own choice");

    private final DraftRule rule;
    private final RuleProblems problems;
    private boolean good = true;

    private CardCheck(DraftRule rule, RuleProblems problems) {
        this.rule = rule;
        this.problems = problems;
    }

    /** The card, if nothing is wrong with it. */
    static Optional<RuleCard> check(DraftRule rule, RuleProblems problems) {
        CardCheck check = new CardCheck(rule, problems);
        check.title();
        if (rule.action().isEmpty()) {
            return Optional.empty();
        }
        check.annotations(rule.action().get());
        Optional<Kind> kind = check.kind(rule.action().get());
        return check.good && kind.isPresent() ? Optional.of(check.card(kind.get())) : Optional.empty();
    }

    private RuleCard card(Kind kind) {
        String advice = rule.textOf(kind instanceof Advises ? "text" : "advice");
        return new RuleCard(
                rule.textOf("id"),
                rule.title(),
                kind,
                rule.textOf("reason"),
                advice,
                rule.textOf("source"),
                rule.place().file(),
                rule.place().line(),
                unless());
    }

    private List<Unless> unless() {
        List<Unless> unless = new ArrayList<>();
        for (Annotation annotation : rule.annotations()) {
            if (annotation.name().equals(UNLESS)) {
                unless.add(Unless.of(annotation.value()));
            }
        }
        return unless;
    }

    private void title() {
        String title = rule.title();
        if (title.isBlank() || !title.equals(title.strip())) {
            wrong(Check.TITLE, rule.head(), "this title is empty or begins or ends with a space", "write a sentence");
        } else if (title.codePoints().noneMatch(Character::isLetter)) {
            wrong(Check.TITLE, rule.head(), "this title has no letters", "write a sentence");
        } else if (title.length() > LONGEST_TITLE) {
            String what = "this title has more than " + LONGEST_TITLE + " characters";
            wrong(Check.TITLE, rule.head(), what, "shorten it; the reason has room for more");
        }
    }

    private void annotations(Action action) {
        List<String> required = REQUIRED.get(action.function());
        List<String> allowed = new ArrayList<>(required);
        allowed.addAll(OPTIONAL.get(action.function()));
        Set<String> seen = new HashSet<>();
        for (Annotation annotation : rule.annotations()) {
            String name = annotation.name();
            String shown = Lexer.quote("@" + name);
            if (!ALL.contains(name)) {
                String help = NearestWord.help(name, ALL, "leave it out").replace("mean `", "mean `@");
                wrong(Check.ANNOTATION, annotation.place(), "unknown annotation " + shown, help);
            } else if (!allowed.contains(name)) {
                wrong(
                        Check.ANNOTATION,
                        annotation.place(),
                        shown + " does not belong to a rule that ends with `" + action.function() + "( drools );`",
                        "it takes `@" + String.join("`, `@", allowed) + "`");
            } else if (!seen.add(name) && !name.equals(UNLESS)) {
                wrong(Check.ANNOTATION, annotation.place(), shown + " appears twice in this rule", "leave one out");
            } else {
                value(annotation);
            }
        }
        for (String name : required) {
            if (!seen.contains(name)) {
                good = false;
                missing(name);
            }
        }
    }

    /** Only said of a rule that could be read: an annotation that could not be is no missing one. */
    private void missing(String name) {
        if (rule.whole()) {
            String what = "rule " + rule.quotedTitle() + " has no `@" + name + "`";
            problems.add(Check.ANNOTATION, rule.head(), what, "write it below the title");
        }
    }

    private void value(Annotation annotation) {
        String name = annotation.name();
        String value = annotation.value();
        Place place = annotation.valuePlace();
        if (annotation.number() != name.equals("within")) {
            String help = annotation.number() ? "one text in double quotes" : "one whole number, without quotes";
            wrong(Check.ANNOTATION_VALUE, place, "`@" + name + "` holds " + Lexer.quote(value), "it takes " + help);
            return;
        }
        if (value.isBlank() || !value.equals(value.strip())) {
            String what = "the text of `@" + name + "` is empty or begins or ends with a space";
            wrong(Check.ANNOTATION_VALUE, place, what, "write it without");
            return;
        }
        switch (name) {
            case "id" -> id(value, place);
            case "infers", "as" -> word(name, value, place);
            case "source" -> source(value, place);
            default -> {
                // Texts for people are free; levels and deadlines are read with their kind.
            }
        }
    }

    private void id(String id, Place place) {
        if (!ID.matcher(id).matches()) {
            wrong(Check.ID, place, Lexer.quote(id) + " is not an id", "write it as in `INF-05`");
        } else if (Ruling.OF_THE_CORE.contains(id)) {
            wrong(Check.ID, place, Lexer.quote(id) + " belongs to the program itself", "take another number");
        }
    }

    private void word(String name, String word, Place place) {
        if (!WORD.matcher(word).matches()) {
            wrong(
                    Check.ANNOTATION_VALUE,
                    place,
                    "`@" + name + "` holds " + Lexer.quote(word),
                    "write a word in small letters and hyphens, such as `low-spo2`");
        }
    }

    private void source(String source, Place place) {
        for (String item : source.split("; ", -1)) {
            if (!SOURCE_ITEM.matcher(item).matches()) {
                wrong(
                        Check.SOURCE,
                        place,
                        Lexer.quote(item) + " is not a source",
                        "write `source article, statement 27`, `source article, statements 3, 4 and 10`, `[NG51]` or"
                                + " `our own choice`, with `; ` between several");
            }
        }
    }

    private Optional<Kind> kind(Action action) {
        return switch (action.function()) {
            case "conclude" -> triage();
            case "infer" -> Optional.of(new Infers(rule.textOf("infers"), rule.textOf("as")));
            case "ask" -> Optional.of(new Asks(AskCheck.items(rule.textOf("asks"))));
            default -> advises();
        };
    }

    private Optional<Kind> advises() {
        String word = rule.textOf("advises");
        Optional<Leaflet> leaflet = Leaflet.ofWord(word);
        if (leaflet.isEmpty() && !word.isEmpty()) {
            wrong(
                    Check.ANNOTATION_VALUE,
                    rule.annotation("advises").orElseThrow().valuePlace(),
                    "`@advises` holds " + Lexer.quote(word),
                    "it takes `self-care` or `education`");
        }
        return leaflet.map(Advises::new);
    }

    private Optional<Kind> triage() {
        String code = rule.textOf("urgency");
        Optional<Urgency> urgency = Urgency.ofCode(code);
        if (urgency.isEmpty()) {
            if (!code.isEmpty()) {
                unknownUrgency(code);
            }
            return Optional.empty();
        }
        return Optional.of(new Triage(urgency.get(), within(urgency.get())));
    }

    private void unknownUrgency(String code) {
        List<String> codes = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            codes.add(urgency.name());
        }
        wrong(
                Check.URGENCY,
                rule.annotation("urgency").orElseThrow().valuePlace(),
                "unknown urgency " + Lexer.quote(code),
                NearestWord.help(code, codes, "they are " + String.join(", ", codes)));
    }

    private OptionalInt within(Urgency urgency) {
        Optional<Annotation> annotation = rule.annotation("within");
        if (annotation.isEmpty() || !annotation.get().number()) {
            return OptionalInt.empty();
        }
        Place place = annotation.get().valuePlace();
        String value = annotation.get().value();
        OptionalInt own = urgency.actWithinHours();
        if (own.isEmpty()) {
            wrong(Check.URGENCY, place, "`" + urgency + "` has no deadline", "leave `@within` out");
            return OptionalInt.empty();
        }
        if (!value.matches("[0-9]{1,2}") || Integer.parseInt(value) > 72) {
            String help = "it takes whole hours from 0 to 72";
            wrong(Check.URGENCY, place, "`@within` holds " + Lexer.quote(value), help);
            return OptionalInt.empty();
        }
        int hours = Integer.parseInt(value);
        if (hours > own.getAsInt()) {
            wrong(
                    Check.URGENCY,
                    place,
                    "a deadline of " + hours + " hours is looser than `" + urgency + "` itself",
                    "it takes at most " + own.getAsInt());
        }
        return OptionalInt.of(hours);
    }

    private void wrong(Check check, Place place, String what, String help) {
        good = false;
        problems.add(check, place, what, help);
    }
}
