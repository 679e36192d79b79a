package aftercare;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may import whom: the law of the packages. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("aftercare");

    private static final String[] DROOLS = {"org.drools..", "org.kie.."};
    private static final String[] FRAMEWORKS = {
        "io.quarkus..", "jakarta..", "io.vertx..", "io.smallrye..", "org.eclipse.microprofile.."
    };

    @Test
    void domainKnowsTheJdkAlone() {
        only("domain", List.of("domain"), "java..");
    }

    @Test
    void yamlKnowsTheFormOfFilesAlone() {
        only("yaml", List.of("yaml", "domain"), "java..", "org.snakeyaml..");
    }

    @Test
    void wordsReadYamlIntoTheDomain() {
        only("words", List.of("words", "yaml", "domain"), "java..", "org.snakeyaml..");
    }

    @Test
    void intakeReadsJsonIntoTheDomain() {
        only("intake", List.of("intake", "domain"), "java..", "com.fasterxml.jackson.core..");
    }

    @Test
    void answerWritesTheDomainAsJson() {
        only("answer", List.of("answer", "domain", "intake"), "java..", "com.fasterxml.jackson.core..");
    }

    @Test
    void checkReadsRulesAndRunsNothing() {
        only(
                "check",
                List.of("check", "domain"),
                "java..",
                "org.drools.drl.parser..",
                "org.drools.drl.ast..",
                "org.kie.internal.builder.conf..");
    }

    @Test
    void trafficWatchesConnectionsAndCallers() {
        only("traffic", List.of("traffic"), "java..", "io.netty..");
    }

    @Test
    void senseReasonsAboutRulesAndRunsNothing() {
        only("sense", List.of("sense", "check", "reference", "domain"), "java..");
    }

    @Test
    void lintShowsWhatTheChecksFound() {
        only(
                "lint",
                List.of("lint", "activation", "check", "coverage", "cases", "yaml", "domain"),
                "java..",
                "com.fasterxml.jackson.core..");
    }

    @Test
    void engineIsTheHomeOfDrools() {
        only("engine", List.of("engine", "check", "domain"), "java..", "org.drools..", "org.kie..");
    }

    @Test
    void casesReadYamlAndKnowNoEngine() {
        only(
                "cases",
                List.of("cases", "yaml", "intake", "domain"),
                "java..",
                "org.snakeyaml..",
                "com.fasterxml.jackson.core..");
    }

    @Test
    void coverageGoesByTheReferenceAlone() {
        only("coverage", List.of("coverage", "domain", "intake", "check", "reference", "cases"), "java..");
    }

    @Test
    void bookTellsOfRulesAndRunsNoEngine() {
        only("book", List.of("book", "check", "reference", "cases", "intake", "domain"), "java..");
    }

    @Test
    void searchBuildsReportsAndKnowsNoEngine() {
        only("search", List.of("search", "domain", "intake", "check", "reference"), "java..");
    }

    @Test
    void mutationKnowsNoFilesAndNoEngine() {
        only(
                "mutation",
                List.of("mutation", "search", "domain", "intake", "check", "reference", "cases"),
                "java.lang..",
                "java.math..",
                "java.nio.charset..",
                "java.security..",
                "java.time..",
                "java.util..");
    }

    @Test
    void activationKnowsNoFramework() {
        only(
                "activation",
                List.of(
                        "activation",
                        "domain",
                        "yaml",
                        "words",
                        "intake",
                        "check",
                        "sense",
                        "engine",
                        "reference",
                        "cases",
                        "coverage"),
                "java..");
    }

    @Test
    void accessVerifiesTokensAndKnowsNoFramework() {
        only("access", List.of("access"), "java..", "org.jose4j..");
    }

    @Test
    void journalKnowsItsDatabasesAndNoFramework() {
        only(
                "journal",
                List.of("journal", "domain", "intake"),
                "java..",
                "javax.sql..",
                "org.flywaydb.core..",
                "org.sqlite..",
                "org.postgresql..");
    }

    @Test
    void telemetryKnowsNoHttp() {
        only(
                "telemetry",
                List.of("telemetry", "domain", "answer", "activation", "engine", "journal"),
                "java..",
                "io.micrometer.core.instrument..",
                "io.prometheus.client..",
                "io.opentelemetry.api..",
                "io.opentelemetry.context..",
                "org.jboss.logmanager..");
    }

    @Test
    void apiAndToolsKnowNoEngineInsidesAndNotEachOther() {
        noneOf("api", DROOLS);
        noneOf("tools", DROOLS);
        noneOf("tools", FRAMEWORKS);
        noneOf("api", "aftercare.tools..", "aftercare.app..");
        noneOf("tools", "aftercare.api..", "aftercare.app..");
    }

    @Test
    void onlyTheEngineRunsDroolsAndOnlyTheCheckReadsIt() {
        check(noClasses()
                .that(resideInAPackage("aftercare..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                resideInAnyPackage("aftercare.engine..", "aftercare.check.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DROOLS));
    }

    /** What the contract does not describe, nobody asks who may use it. */
    @Test
    void onlyTheDoorsKnowOfRoutesBesideTheResources() {
        check(noClasses()
                .that()
                .haveNameNotMatching("aftercare\\.api\\.door\\.(Management)?Door")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.ext.web.Router")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.quarkus.vertx.http.ManagementInterface"));
    }

    @Test
    void nobodyImportsApp() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("aftercare.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("aftercare.app.."));
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching("aftercare.(**)").should().beFreeOfCycles());
    }

    @Test
    void nothingStaticChanges() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void rulesAndFactsReadNoClockAndNoChance() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "aftercare.domain..",
                        "aftercare.check..",
                        "aftercare.sense..",
                        "aftercare.engine..",
                        "aftercare.reference..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now"));
    }

    @Test
    void dangerousWaysIntoTheEngineStayShut() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*(KieHelper|ThreadSafeOption|ParallelExecutionOption)")
                .orShould()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("updateToVersion"))));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(classes()
                .that()
                .resideInAPackage("aftercare..")
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Base)(\\$.*)?"));
    }

    @Test
    void theLawSeesTheClasses() {
        assertTrue(CLASSES.size() > 50, "only " + CLASSES.size() + " classes were looked at");
    }

    private static void only(String name, List<String> ours, String... others) {
        List<String> allowed = new ArrayList<>(List.of(others));
        for (String own : ours) {
            allowed.add("aftercare." + own + "..");
        }
        check(classes()
                .that()
                .resideInAPackage("aftercare." + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new)));
    }

    private static void noneOf(String name, String... others) {
        check(noClasses()
                .that()
                .resideInAPackage("aftercare." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
