package aftercare.ruleset.check;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Draft;
import aftercare.ruleset.text.Draft.Annotation;
import aftercare.ruleset.text.Draft.DraftRule;
import aftercare.ruleset.text.Draft.Import;
import aftercare.ruleset.text.EngineText;
import aftercare.ruleset.text.FileCheck;
import aftercare.ruleset.text.RuleProblems;
import aftercare.ruleset.text.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FunctionImportDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * The second opinion: the engine's own parser, which runs nothing, reads the same text. Both readings are written down
 * in the same words and compared. What differs was not understood by one of the two and goes no further.
 */
final class EngineReading {

    private static final String DIFFERENT = "the engine would read this rule differently";
    private static final String HELP = "write it as the rules beside it are written, and tell a developer";

    private EngineReading() {}

    static void check(Draft draft, RuleProblems problems) {
        check(draft, EngineText.of(draft.text()), problems);
    }

    /** Package-private so that a test can show the engine another text than the one that was checked. */
    static void check(Draft draft, String engineText, RuleProblems problems) {
        PackageDescr read;
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        Place top = draft.text().place(0, 0);
        try {
            read = parser.parse(false, engineText);
        } catch (DroolsParserException | RuntimeException e) {
            problems.add(Check.ENGINE_DIFFERS, top, "the engine cannot read this file", HELP);
            return;
        }
        if (read == null || parser.hasErrors()) {
            problems.add(Check.ENGINE_DIFFERS, top, "the engine cannot read this file", HELP);
            return;
        }
        if (!file(draft).equals(file(read))
                || read.getRules().size() != draft.rules().size()) {
            problems.add(Check.ENGINE_DIFFERS, top, "the engine would read this file differently", HELP);
            return;
        }
        for (int i = 0; i < draft.rules().size(); i++) {
            DraftRule rule = draft.rules().get(i);
            if (!rule(rule, draft.text()).equals(rule(read.getRules().get(i)))) {
                problems.add(Check.ENGINE_DIFFERS, rule.head(), DIFFERENT, HELP);
            }
        }
    }

    private static List<String> file(Draft draft) {
        List<String> lines = new ArrayList<>();
        lines.add(FileCheck.PACKAGE);
        for (boolean function : new boolean[] {false, true}) {
            for (Import imported : draft.imports()) {
                if (imported.function() == function) {
                    lines.add("import " + imported.name());
                }
            }
            lines.add("functions");
        }
        return lines;
    }

    private static List<String> file(PackageDescr read) {
        List<String> lines = new ArrayList<>();
        lines.add(read.getName());
        for (ImportDescr imported : read.getImports()) {
            lines.add("import " + imported.getTarget());
        }
        lines.add("functions");
        for (FunctionImportDescr imported : read.getFunctionImports()) {
            lines.add("import " + imported.getTarget());
        }
        lines.add("functions");
        boolean more = read.getUnit() != null
                || !read.getAttributes().isEmpty()
                || !read.getGlobals().isEmpty()
                || !read.getFunctions().isEmpty()
                || !read.getAccumulateImports().isEmpty()
                || !read.getTypeDeclarations().isEmpty()
                || !read.getEnumDeclarations().isEmpty()
                || !read.getEntryPointDeclarations().isEmpty()
                || !read.getWindowDeclarations().isEmpty();
        if (more) {
            lines.add("more than imports and rules");
        }
        return lines;
    }

    private static List<String> rule(DraftRule rule, RuleText text) {
        List<String> lines = new ArrayList<>();
        lines.add(rule.title());
        Map<String, String> annotations = new TreeMap<>();
        for (Annotation annotation : rule.annotations()) {
            String value = annotation.number() ? annotation.value() : "\"" + annotation.value() + "\"";
            if (!annotation.name().equals(EngineText.LEFT_OUT)) {
                annotations.put(annotation.name(), Map.of("value", value).toString());
            }
        }
        lines.add(annotations.toString());
        ours(rule.when(), "", text, lines);
        return lines;
    }

    private static List<String> rule(RuleDescr rule) {
        List<String> lines = new ArrayList<>();
        lines.add(rule.getName());
        Map<String, String> annotations = new TreeMap<>();
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            String value = annotation.isDuplicated()
                    ? "twice"
                    : annotation.getValueMap().toString();
            annotations.put(annotation.getName(), value);
        }
        lines.add(annotations.toString());
        theirs(rule.getLhs().getDescrs(), "", lines);
        // The engine does not get the action: anything that it finds there was not understood by the check.
        boolean more = rule.getConsequence() instanceof String action && !action.isBlank()
                || !rule.getAttributes().isEmpty()
                || !rule.getNamedConsequences().isEmpty()
                || rule.getParentName() != null
                || rule.getUnit() != null;
        if (more) {
            lines.add("more than conditions");
        }
        return lines;
    }

    /** The engine dissolves {@code and} in the conditions around it, which means the same; so do both sides here. */
    private static void ours(List<Condition> conditions, String indent, RuleText text, List<String> lines) {
        for (Condition condition : conditions) {
            if (condition instanceof And and) {
                ours(and.conditions(), indent, text, lines);
            } else if (condition instanceof Or or) {
                lines.add(indent + "or");
                for (Condition alternative : or.conditions()) {
                    lines.add(indent + " alternative");
                    ours(List.of(alternative), indent + "  ", text, lines);
                }
            } else if (condition instanceof Not not) {
                lines.add(indent + "not");
                ours(List.of(not.pattern()), indent + " ", text, lines);
            } else if (condition instanceof Exists exists) {
                lines.add(indent + "exists");
                ours(List.of(exists.pattern()), indent + " ", text, lines);
            } else if (condition instanceof Pattern pattern) {
                lines.add(indent + pattern.name().orElse("-") + " " + pattern.fact());
                for (Test test : pattern.tests()) {
                    lines.add(indent + " " + text.of(test.place()));
                }
            }
        }
    }

    private static void theirs(List<? extends BaseDescr> descrs, String indent, List<String> lines) {
        for (BaseDescr descr : descrs) {
            if (descr instanceof AndDescr and) {
                theirs(and.getDescrs(), indent, lines);
            } else if (descr instanceof OrDescr or) {
                lines.add(indent + "or");
                for (BaseDescr alternative : or.getDescrs()) {
                    lines.add(indent + " alternative");
                    theirs(List.of(alternative), indent + "  ", lines);
                }
            } else if (descr instanceof NotDescr not) {
                lines.add(indent + "not");
                theirs(not.getDescrs(), indent + " ", lines);
            } else if (descr instanceof ExistsDescr exists) {
                lines.add(indent + "exists");
                ConditionalElementDescr inner = exists;
                theirs(inner.getDescrs(), indent + " ", lines);
            } else if (descr instanceof PatternDescr pattern) {
                theirs(pattern, indent, lines);
            } else {
                lines.add(indent + "something else");
            }
        }
    }

    private static void theirs(PatternDescr pattern, String indent, List<String> lines) {
        String name = pattern.getIdentifier() == null ? "-" : pattern.getIdentifier();
        lines.add(indent + name + " " + pattern.getObjectType());
        for (BaseDescr test : pattern.getDescrs()) {
            boolean plain = test instanceof ExprConstraintDescr expression
                    && expression.getType() == ExprConstraintDescr.Type.NAMED;
            lines.add(indent + " " + (plain ? ((ExprConstraintDescr) test).getExpression() : "something else"));
        }
        boolean more = pattern.getSource() != null
                || pattern.isQuery()
                || pattern.isUnification()
                || !pattern.getBehaviors().isEmpty()
                || !pattern.getAnnotations().isEmpty();
        if (more) {
            lines.add(indent + " more than a fact and its tests");
        }
    }
}
