package aftercare.engine;

import aftercare.domain.RuleCard;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.text.EngineText;
import aftercare.ruleset.text.RuleProblems;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.text.RuleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;

/**
 * Compiles checked rules into a {@link EngineRules}. One build at a time in the whole process: the compiler keeps what it builds in one
 * place for the whole program, by a name that two builders may both give.
 */
public final class EngineRulesBuilder {

    private static final String CORE =
            "package aftercare.rules\nglobal aftercare.engine.Hearing " + Hearing.GLOBAL + "\n";

    /** Every build has its own release, so that no build can be handed another's rules. */
    private final AtomicLong builds = new AtomicLong();

    /**
     * Compiles a rule set.
     *
     * @param version content hash of the rule set
     * @throws RulesNotBuilt when the compiler refuses text that the check let pass
     */
    public EngineRules build(
            String version, CheckedRules checked, List<RuleSource> sources, Vocabulary vocabulary, Wording wording) {
        if (!checked.clean()) {
            throw new IllegalArgumentException("rules with problems must not reach the compiler");
        }
        List<RuleCard> cards = new ArrayList<>();
        for (ParsedRule rule : checked.rules()) {
            cards.add(wording.said(rule.card()));
        }
        KieBase base;
        // INVARIANT: no builder is handed the rules of another, nor finds its own taken away.
        synchronized (EngineRulesBuilder.class) {
            try (OwnClassLoader own = new OwnClassLoader()) {
                base = compile(sources);
            }
        }
        addActions(base, checked.rules());
        return new EngineRules(version, vocabulary, wording, cards, base);
    }

    /** The compiler saw rules without actions: each gets the one that belongs to its kind, before a session exists. */
    private static void addActions(KieBase base, List<ParsedRule> rules) {
        RulePlans plans = new RulePlans(rules);
        Map<String, RuleAction> actions = new HashMap<>();
        for (ParsedRule rule : rules) {
            String title = rule.card().title();
            actions.put(title, RuleAction.of(rule.card().kind(), plans.of(title)));
        }
        for (KiePackage all : base.getKiePackages()) {
            for (Rule rule : all.getRules()) {
                RuleAction action = actions.get(rule.getName());
                if (action != null) {
                    ((RuleImpl) rule).setConsequence(action);
                }
            }
        }
    }

    private KieBase compile(List<RuleSource> sources) {
        // INVARIANT: language level DRL6. DRL10 swallows conditions; the classic compiler ECJ works without a JDK.
        System.setProperty("drools.lang.level", "DRL6");
        // In the Java dialect even a rule without an action is compiled to two classes.
        System.setProperty("drools.dialect.default", "mvel");
        System.setProperty("drools.dialect.java.compiler", "ECLIPSE");
        KieServices services = KieServices.get();
        ClassLoader loader = new ClassesOnce(EngineRulesBuilder.class.getClassLoader());
        ReleaseId release = services.newReleaseId("aftercare", "rules", "1." + builds.incrementAndGet());
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        files.write("src/main/resources/rules/core.drl", CORE);
        for (RuleSource source : sources) {
            RuleText text = RuleText.read(source, new RuleProblems()).orElseThrow();
            files.write("src/main/resources/rules/" + source.path(), EngineText.of(text));
        }
        try {
            KieBuilder builder = services.newKieBuilder(files, loader);
            builder.buildAll(DrlProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            if (!errors.isEmpty()) {
                throw RulesNotBuilt.from(errors);
            }
            // INVARIANT: default options. Closed to change (mutability disabled) the base loses matches of `not`.
            return services.newKieContainer(release, loader).getKieBase();
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }
}
