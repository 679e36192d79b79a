package aftercare.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

/**
 * Everything that the service said in FHIR is valid. What the validator cannot resolve, it passes with a warning: here that is an
 * error like any other.
 */
class FhirValidatorTest {

    private static final Path RESOURCES = Path.of(System.getProperty("resources"));

    /** The types of which at least one must be there. */
    private static final List<String> TYPES = List.of(
            "CapabilityStatement",
            "CodeSystem",
            "GuidanceResponse",
            "OperationDefinition",
            "OperationOutcome",
            "Questionnaire",
            "QuestionnaireResponse",
            "ValueSet");

    /** What a validator says where it has not looked. */
    private static final List<String> NOT_LOOKED_AT = List.of(
            "could not be resolved",
            "cannot be resolved",
            "unable to resolve",
            "not been checked",
            "could not be found",
            "unknown code system",
            "codesystem is unknown",
            "unable to validate",
            "unable to expand",
            "not found");

    /** Manners of publishers, which say nothing about whether the resource can be read. */
    private static final List<String> MANNERS = List.of("dom-6", "has no narrative");

    private static final FhirContext R4 = FhirContext.forR4();

    private static Map<String, Resource> resources() throws IOException {
        Map<String, Resource> resources = new TreeMap<>();
        try (Stream<Path> files = Files.list(RESOURCES)) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                resources.put(file.getFileName().toString(), (Resource) R4.newJsonParser().parseResource(text));
            }
        }
        return resources;
    }

    /** What the service itself defines. */
    private static final class Own extends PrePopulatedValidationSupport {

        private final Map<String, Questionnaire> questionnaires = new TreeMap<>();

        Own() {
            super(R4);
        }

        /** Questionnaires too, which it does not look for by itself, in the very version that is named. */
        @Override
        public <T extends IBaseResource> T fetchResource(Class<T> type, String uri) {
            return questionnaires.containsKey(uri) ? type.cast(questionnaires.get(uri)) : super.fetchResource(type, uri);
        }
    }

    private static FhirValidator validator(Map<String, Resource> resources) {
        Own own = new Own();
        for (Resource resource : resources.values()) {
            if (resource instanceof CodeSystem || resource instanceof ValueSet) {
                own.addResource(resource);
            } else if (resource instanceof Questionnaire asked) {
                own.questionnaires.put(asked.getUrl() + "|" + asked.getVersion(), asked);
            }
        }
        FhirInstanceValidator module = new FhirInstanceValidator(new ValidationSupportChain(
                own,
                new DefaultProfileValidationSupport(R4),
                new CommonCodeSystemsTerminologyService(R4),
                new InMemoryTerminologyServerValidationSupport(R4)));
        module.setErrorForUnknownProfiles(true);
        module.setNoTerminologyChecks(false);
        return R4.newValidator().registerValidatorModule(module);
    }

    private static boolean isWrong(SingleValidationMessage message) {
        String text = message.getMessage().toLowerCase(Locale.ROOT);
        return message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0
                || NOT_LOOKED_AT.stream().anyMatch(text::contains);
    }

    @Test
    void findsNoErrorAndResolvesEverything() throws IOException {
        Map<String, Resource> resources = resources();
        FhirValidator validator = validator(resources);
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> seen = new TreeMap<>();
        Map<String, Integer> warned = new TreeMap<>();
        for (Map.Entry<String, Resource> each : resources.entrySet()) {
            seen.merge(each.getValue().fhirType(), 1, Integer::sum);
            String text = Files.readString(RESOURCES.resolve(each.getKey()));
            for (SingleValidationMessage message :
                    validator.validateWithResult(text).getMessages()) {
                String said = each.getKey() + " " + message.getLocationString() + ": " + message.getMessage();
                if (isWrong(message)) {
                    wrong.add(said);
                } else if (MANNERS.stream().noneMatch(said::contains)) {
                    warned.merge(message.getSeverity() + " " + message.getMessage(), 1, Integer::sum);
                }
            }
        }
        warned.forEach((text, times) -> System.out.println(times + " × " + text));
        System.out.println("validated: " + seen);
        assertTrue(seen.keySet().containsAll(TYPES), () -> "only " + seen);
        assertEquals(List.of(), wrong);
    }

    /** Without this a validator that looks at nothing would please everybody. */
    @Test
    void noticesWhatIsWrong() throws IOException {
        Map<String, Resource> resources = resources();
        FhirValidator validator = validator(resources);
        String guidance = Files.readString(RESOURCES.resolve("GuidanceResponse-emergency.json"));
        for (String edit : List.of(
                "\"priority\":\"stat\">\"priority\":\"now\"",
                "\"moduleUri\">\"moduleUrl\"",
                "\"code\":\"EMERGENCY_AMBULANCE\">\"code\":\"EMERGENCY_TAXI\"",
                "\"system\":\"urn:aftercare:urgency\">\"system\":\"urn:aftercare:urgencies\"")) {
            String[] parts = edit.split(">");
            assertTrue(guidance.contains(parts[0]), edit);
            boolean noticed =
                    validator.validateWithResult(guidance.replace(parts[0], parts[1])).getMessages().stream()
                            .anyMatch(FhirValidatorTest::isWrong);
            assertTrue(noticed, edit);
        }
        assertFalse(resources.isEmpty());
    }
}
