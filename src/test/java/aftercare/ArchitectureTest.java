package aftercare;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The laws of the house: which room may use which, and where each library is at home. */
class ArchitectureTest {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("aftercare");

    private static final int MOST_OF_A_PACKAGE = 25;

    /**
     * A room of the house.
     *
     * @param name its package below {@code aftercare}
     * @param uses the rooms that it may use beside itself
     */
    record Room(String name, List<String> uses) {}

    private static Room room(String name, String... uses) {
        return new Room(name, List.of(uses));
    }

    /** From the ground floor up: a room uses only what is listed above it. */
    static final List<Room> ROOMS = List.of(
            room("domain"),
            room("ruleset", "domain"),
            room("engine", "domain", "ruleset"),
            room("triage", "domain", "ruleset", "engine"),
            room("trial", "domain", "ruleset", "engine", "triage"),
            room("live", "domain", "ruleset", "engine", "triage", "trial"),
            room("journal", "domain"),
            room("desk", "domain", "ruleset", "engine", "triage", "journal"),
            room("cli", "domain", "ruleset", "engine", "triage", "trial", "live", "journal"),
            room("service", "domain", "ruleset", "engine", "triage", "trial", "live", "journal", "desk"));

    /**
     * A library and the only places that may use it.
     *
     * @param packages of the library
     * @param places packages below {@code aftercare}
     */
    private record Home(List<String> packages, List<String> places) {}

    private static Home home(String packages, String... places) {
        return new Home(List.of(packages.split(" ")), List.of(places));
    }

    private static final List<Home> HOMES = List.of(
            home("io.quarkus.. jakarta.. io.vertx.. io.smallrye.. org.eclipse.microprofile..", "service"),
            home("io.netty..", "service.door"),
            home("java.sql.. javax.sql.. org.flywaydb.. org.sqlite.. org.postgresql..", "journal"),
            home(
                    "org.drools.drl.parser.. org.drools.drl.ast.. org.kie.internal.builder.conf..",
                    "engine",
                    "ruleset.check"),
            home("org.kie.api.. org.drools.core.. org.drools.compiler.. org.drools.base.. org.drools.mvel..", "engine"),
            home("org.snakeyaml..", "ruleset.yaml"),
            home("org.jose4j..", "service.access"),
            home("io.micrometer.. io.prometheus.. io.opentelemetry..", "service.telemetry"),
            home("org.sat4j..", "trial.formula"),
            home("org.apache.commons.numbers..", "trial.safety"),
            home("org.apache.lucene..", "service.words"),
            home("org.apache.kafka..", "service.kafka"),
            home("picocli..", "cli"));

    /** What a room may use of the world outside, where no home says more; {@code java..} is everybody's. */
    private static final Map<String, List<String>> OUTSIDE = Map.of(
            "domain", List.of(),
            "ruleset", List.of("org.drools.drl..", "org.kie.internal.builder.conf..", "org.snakeyaml.."),
            "engine", List.of("org.drools..", "org.kie.."),
            "triage", List.of("com.fasterxml.jackson.core.."),
            "trial", List.of("org.sat4j..", "org.apache.commons.numbers.."),
            "live", List.of(),
            "journal", List.of("javax.sql..", "org.flywaydb..", "org.sqlite..", "org.postgresql.."),
            "desk", List.of());

    // --- Rooms ---

    @Test
    void everyClassIsInARoom() {
        List<String> known = new ArrayList<>();
        for (Room room : ROOMS) {
            known.add(room.name());
        }
        List<String> homeless = new ArrayList<>();
        for (JavaClass each : CLASSES) {
            String[] parts = each.getPackageName().split("\\.");
            if (parts.length < 2 || !known.contains(parts[1])) {
                homeless.add(each.getName());
            }
        }
        assertEquals(List.of(), homeless);
    }

    @Test
    void aRoomUsesOnlyTheRoomsBelowIt() {
        for (Room room : ROOMS) {
            List<String> others = new ArrayList<>();
            for (Room other : ROOMS) {
                if (!other.equals(room) && !room.uses().contains(other.name())) {
                    others.add(inside(other.name()));
                }
            }
            check(noClasses()
                    .that(resideInAPackage(inside(room.name())).and(not(isTheWayIn(room))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others.toArray(String[]::new))
                    .allowEmptyShould(true));
        }
    }

    /** The program begins in {@code service.app}, which alone hands over to the command line. */
    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> isTheWayIn(Room room) {
        return room.name().equals("service")
                ? resideInAPackage("aftercare.service.app..")
                : com.tngtech.archunit.base.DescribedPredicate.alwaysFalse();
    }

    @Test
    void nobodyUsesTheProgramItself() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("aftercare.service.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("aftercare.service.app.."));
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching("aftercare.(*)..").should().beFreeOfCycles());
        check(slices().matching("aftercare.(**)").should().beFreeOfCycles());
    }

    // --- Libraries ---

    @Test
    void everyLibraryStaysAtHome() {
        for (Home home : HOMES) {
            List<String> places = new ArrayList<>();
            for (String place : home.places()) {
                places.add(inside(place));
            }
            check(noClasses()
                    .that(resideInAPackage("aftercare..").and(not(resideInAnyPackage(places.toArray(String[]::new)))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(home.packages().toArray(String[]::new)));
        }
    }

    @Test
    void theCoreUsesOnlyWhatIsListed() {
        OUTSIDE.forEach((room, libraries) -> {
            List<String> allowed = new ArrayList<>(libraries);
            allowed.add("java..");
            allowed.add("aftercare..");
            check(classes()
                    .that()
                    .resideInAPackage(inside(room))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed.toArray(String[]::new))
                    .allowEmptyShould(true));
        });
    }

    /** What the contract does not describe, nobody asks who may use it. */
    @Test
    void onlyTheDoorsKnowOfRoutesBesideTheResources() {
        check(noClasses()
                .that()
                .haveNameNotMatching("aftercare\\.service\\.door\\.(Management)?Door")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.ext.web.Router")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.quarkus.vertx.http.ManagementInterface"));
    }

    @Test
    void mutationKnowsNoFilesAndNoEngine() {
        check(noClasses()
                .that()
                .resideInAPackage("aftercare.trial.mutation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("aftercare.engine..", "java.nio.file..", "java.io.."));
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

    // --- The model of a rule ---

    /** All others use the walk of the model: {@code lines()}, {@code ways()}, {@code fold()}. */
    private static final List<String> WALKERS =
            List.of("ruleset.model", "ruleset.text", "ruleset.check", "engine", "triage.reference", "trial.mutation");

    @Test
    void fewWalkThroughConditionsByHand() {
        List<String> walkers = new ArrayList<>();
        for (String walker : WALKERS) {
            walkers.add(inside(walker));
        }
        check(noClasses()
                .that()
                .resideOutsideOfPackages(walkers.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("aftercare\\.ruleset\\.model\\.Condition\\$(And|Or|Not|Exists)"));
    }

    // --- Time and chance ---

    @Test
    void rulesAndFactsReadNoClockAndNoChance() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "aftercare.domain..",
                        "aftercare.ruleset..",
                        "aftercare.engine..",
                        "aftercare.triage.reference..")
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
    void nothingStaticChanges() {
        check(fields().that().areStatic().should().beFinal());
    }

    // --- Names and sizes ---

    @Test
    void namesSayWhatAThingIs() {
        check(classes()
                .that()
                .resideInAPackage("aftercare..")
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Base)(\\$.*)?"));
    }

    @Test
    void aSimpleNameIsThereOnce() {
        Map<String, List<String>> places = new TreeMap<>();
        for (JavaClass each : CLASSES) {
            if (each.isTopLevelClass() && !each.getSimpleName().equals("package-info")) {
                places.computeIfAbsent(each.getSimpleName(), name -> new ArrayList<>())
                        .add(each.getPackageName());
            }
        }
        places.values().removeIf(packages -> packages.size() == 1);
        assertEquals(Map.of(), places);
    }

    @Test
    void aPackageCanBeTakenIn() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (JavaClass each : CLASSES) {
            if (each.isTopLevelClass() && !each.getSimpleName().equals("package-info")) {
                sizes.merge(each.getPackageName(), 1, Integer::sum);
            }
        }
        sizes.values().removeIf(size -> size <= MOST_OF_A_PACKAGE);
        assertEquals(Map.of(), sizes);
    }

    @Test
    void theLawSeesTheClasses() {
        assertTrue(CLASSES.size() > 50, "only " + CLASSES.size() + " classes were looked at");
    }

    private static String inside(String place) {
        return "aftercare." + place + "..";
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
