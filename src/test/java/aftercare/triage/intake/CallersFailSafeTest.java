package aftercare.triage.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary.Field;
import aftercare.triage.reference.BothEvaluators;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refused bodies as programs send them that know our words and not our contract. */
class CallersFailSafeTest {

    /** Low saturation and a fast heart: the numbers are those of this test, not of the rules. */
    private static boolean alarms(Field sign, BigDecimal value) {
        return (sign.name().equals("spo2") && value.intValue() >= 60 && value.intValue() <= 88)
                || (sign.name().equals("heartRate") && value.intValue() >= 150)
                || (sign.name().equals("temperatureC")
                        && value.setScale(2, RoundingMode.HALF_UP).compareTo(new BigDecimal("40.50")) == 0);
    }

    private static final Intake INTAKE = new Intake(
            BothEvaluators.VOCABULARY,
            BothEvaluators.WORDING,
            Clock.fixed(Desk.NOW, ZoneOffset.UTC),
            CallersFailSafeTest::alarms);

    private static Urgency failSafe(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!(INTAKE.read(bytes) instanceof Reading.Refused refused)) {
            throw new AssertionError("accepted: " + body);
        }
        assertEquals(INTAKE.failSafe(bytes), refused.refusal().failSafe(), "with a report and without: " + body);
        return refused.refusal().failSafe();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Words written otherwise.
                "{\"symptoms\":[{\"code\":\"shortnessOfBreath\"}]}",
                "{\"symptoms\":[{\"code\":\"ShortnessOfBreath\"}]}",
                "{\"symptoms\":[{\"code\":\"SHORTNESS_OF_BREATH\"}]}",
                "{\"symptoms\":[{\"symptom\":\"Shortness of breath\"}]}",
                "{\"symptoms\":[{\"name\":\"Short of breath\",\"severity\":7}]}",
                "{\"complaint\":\"chest pain\"}",
                "{\"complaints\":[\"nausea\",\"Chest Pain\"]}",
                "{\"symptoms\":\"nausea, chest pain\"}",
                "{\"symptoms\":\"nausea; chest pain; fever\"}",
                "{\"text\":\"nausea\\nchest pain\"}",
                "{\"value\":\"http://snomed.info/sct|29857009\"}",
                "OBX|1|CE|29857009^Chest pain^SCT",
                "{\"symptoms\":[{\"code\":\"\uff33eizure\"}]}",
                "{\"code\":\"http://snomed.info/id/29857009\"}",
                "{\"value\":\"sct:29857009\"}",
                "{\"type\":\"symptom/chest-pain\"}",
                "{\"type\":\"finding.chest-pain\"}",
                "{\"complaint\":\"nausea + chest pain\"}",
                "{\"complaint\":\"nausea/chest pain\"}",
                "{\"complaint\":\"chest pain (sudden)\"}",
                // More words than one, where a symptom is named.
                "{\"symptoms\":[{\"code\":\"severe chest pain\"}]}",
                "{\"symptoms\":[{\"code\":\"sudden chest-pain\"}]}",
                "{\"symptoms\":[{\"code\":\"suddenChestPain\"}]}",
                "{\"symptoms\":[{\"code\":\"nausea and chest pain\"}]}",
                "{\"symptoms\":[\"bad chest pain since noon\"]}",
                // Words as members.
                "{\"hasChestPain\":true}",
                "{\"has_chest_pain\":\"yes\"}",
                "{\"symptom/chest-pain\":true}",
                "{\"29857009|Chest pain\":true}",
                "{\"chestPain\":true}",
                "{\"chestPain\":\"yes\"}",
                "{\"chest_pain\":7}",
                "{\"symptoms\":{\"chestPain\":{\"severity\":7}}}",
                "{\"symptoms\":{\"chest-pain\":{\"present\":true}}}",
                "{\"symptoms\":{\"chest-pain\":null}}",
                "{\"symptoms\":{\"Chest pain\":[]}}",
                "{\"chestPain\":",
                "{\"chestPain\":fal",
                // FHIR.
                "{\"resourceType\":\"Condition\",\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"29857009\",\"display\":\"Chest pain (finding)\"}]}}",
                "{\"resourceType\":\"Condition\",\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"267036007\"}]}}",
                "{\"resourceType\":\"Condition\",\"code\":{\"coding\":[{\"code\":\"x\",\"display\":\"Dyspnea\"}]}}",
                "{\"resourceType\":\"Condition\",\"code\":{\"text\":\"Short of breath\"}}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Observation\",\"valueCodeableConcept\":{\"coding\":[{\"code\":\"3415004\"}]}}}]}",
                "{\"code\":29857009}",
                "{\"resourceType\":\"QuestionnaireResponse\",\"item\":[{\"linkId\":\"chest-pain\",\"answer\":[{\"valueBoolean\":true}]}]}",
                // A document in a text.
                "\"{\\\"symptoms\\\":[{\\\"code\\\":\\\"chest-pain\\\"}]}\"",
                "{\"body\":\"{\\\"symptoms\\\":[{\\\"code\\\":\\\"chest-pain\\\"}]}\"}",
                "b'{\"symptoms\":[{\"code\":\"chest-pain\"}]}'",
                "{\\\"symptoms\\\":[{\\\"code\\\":\\\"chest-pain\\\"}]}",
                // Python and JavaScript.
                "{'symptoms': [{'code': 'chest-pain', 'present': True}]}",
                "{'symptoms': [{'symptom': \"Can't breathe\", 'present': None}, {'symptom': 'chestPain'}]}",
                "{u'symptoms': [{u'code': u'chest-pain'}]}",
                "{symptoms: [{code: 'chest-pain'}]}",
                "{symptoms: [{code: chest-pain, present: true}]}",
                "{symptoms:[chest-pain,nausea]}",
                "{\"symptoms\":[{\"code\":\"nausea\",}],\"chestPain\":true}",
                "{\"symptoms\":[{\"code\":\"nausea\"} {\"symptom\":\"chest pain\"}]}",
                "{\"note\":\"he said \"ouch\" twice\",\"symptom\":\"chest pain\"}",
                "{\"a\":\"x\" \"symptom\":\"chest pain\" \"severity\":3}",
                "{\"note\":\"unfinished,\"symptom\":\"chest pain\",\"severity\":3}",
                "{\u201csymptoms\u201d:[{\u201ccode\u201d:\u201cchest-pain\u201d}]}",
                "{'symptoms': [{'code': 'chest-pain', 'note': 'it\\'s bad', 'present': False}, {'code': 'cyanosis'",
                // YAML, forms and lines.
                "symptoms:\n  - code: chest-pain\n    severity: 3\n",
                "symptoms:\n- code: nausea\n  present: false\n- code: chest-pain\n",
                "symptoms:\n  - code: chest-pain\n  - code: nausea\n    present: false\n",
                "symptoms:\n  - chest pain\n  - nausea\n",
                "symptoms:\n  chest-pain:\n    severity: 3\n  nausea:\n    present: false\n",
                "chest pain: yes\nnausea: no\n",
                "code=chest-pain&present=true",
                "code=chest-pain&severity=3",
                "code=chest+pain",
                "code=chest%20pain&note=100%",
                "symptoms%5B0%5D%5Bcode%5D=chest-pain&symptoms%5B1%5D%5Bpresent%5D=false",
                "symptom=nausea&present=false&symptom=chest-pain",
                "payload=%7B%22symptoms%22%3A%5B%7B%22code%22%3A%22chest-pain%22%7D%5D%7D",
                "chestPain=true",
                "chestPain=&nausea=1",
                "code=chest-pain severity=3",
                "code,severity\nnausea,2\nchest-pain,7\n",
                "nausea, chest pain",
                "<report><symptom><code>chest-pain</code></symptom></report>",
                "<symptom code=\"chest-pain\" severity=\"3\"/>",
                "--x\r\nContent-Disposition: form-data; name=\"symptom\"\r\n\r\nchest-pain\r\n--x--\r\n",
                // Denials that are none.
                "{\"symptom\":\"chest pain\",\"present\":\"false\"}",
                "{\"symptom\":\"chest pain\",\"denied\":true}",
                "{\"symptom\":\"chest pain\",\"present\":true,\"present\":false}",
                "{'symptom':'chest pain','present':'False'}",
                "{\"symptoms\":[{\"symptom\":\"chest pain\"}],\"present\":false}",
                "{\"chestPain\":\"false\"}",
                "{'symptom':'nausea','present':False,'symptom':'chest pain'}",
            })
    void callsAnAmbulanceWhereAnEmergencyIsNamed(String body) {
        assertEquals(Urgency.EMERGENCY_AMBULANCE, failSafe(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Denied.
                "{\"symptoms\":[{\"symptom\":\"Chest pain\",\"present\":false}]}",
                "{\"symptoms\":[{\"present\":false,\"symptom\":\"Chest pain\",\"code\":\"chestPain\"}]}",
                "{\"symptoms\":{\"chestPain\":{\"present\":false}}}",
                "{\"chestPain\":false,\"shortnessOfBreath\":false,\"nausea\":true}",
                "{'symptoms': [{'code': 'chest-pain', 'present': False}, {'code': 'nausea', 'present': True}]}",
                "{'symptoms': [{'code': 'chest-pain', 'note': 'it isn\\'t', 'present': False}, {'code': 'nau",
                "{symptoms: [{code: chest-pain, present: false}, {code: nausea}]}",
                "{symptoms:[{code:\"chest-pain\",present:false}]}",
                "symptoms:\n  - code: chest-pain\n    present: false\n  - code: nausea\n",
                "symptoms:\n  chest-pain:\n    present: false\n  nausea: true\n",
                "code=chest-pain&present=false",
                "chestPain=false&nausea=true",
                "code=chest-pain present=false severity=0",
                "{\"note\":\"he said \"ouch\" twice\",\"symptoms\":[{\"code\":\"chest-pain\",\"present\":false}]}",
                "\"{\\\"symptoms\\\":[{\\\"code\\\":\\\"chest-pain\\\",\\\"present\\\":false}]}\"",
                "{\"hasChestPain\":false,\"has_seizure\":false}",
                "{\"symptoms\":[\"nausea but no chest pain\"]}",
                "{\"symptoms\":\"nausea without chest pain\"}",
                // A part of a word or a sentence.
                "{\"text\":\"no chest pain since the treatment\"}",
                "{\"text\":\"my outfit is fine, and I am fitter\"}",
                "{\"outfit\":\"benefit\",\"fitness\":true}",
                "{\"symptom\":\"chest pain in the family\"}",
                "{\"pain\":\"chest\"}",
                "text=I have no chest pain",
                "note: there was a seizure in 1998\n",
                // Nothing like it.
                "{'symptoms': [{'code': 'nausea'}]}",
                "symptoms:\n  - muscle-ache\n",
                "code=muscle-ache&severity=3",
                "\"{}\"",
                "\"{\"",
                "\u0000\u0001\u0002",
            })
    void sendsToAClinicianTodayWhereNoneIs(String body) {
        assertEquals(Urgency.URGENT_24H, failSafe(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"vitals\":{\"spo2\":85},\"x\":1}",
                "{\"vitals\":{\"SpO2\":85}}",
                "{\"vitals\":{\"spo2\":\"85\"}}",
                "{\"vitals\":{\"spo2\":\"85 %\"}}",
                "{\"vitals\":{\"oxygenSaturation\":85.0}}",
                "{\"vitals\":{\"oxygen_saturation\":{\"value\":85,\"unit\":\"%\"}}}",
                "{\"vitals\":{\"spo2\":[97,85]}}",
                "{\"vitals\":[{\"sign\":\"heart rate\",\"value\":160}]}",
                "{\"vitals\":[{\"sign\":\"spo2\",\"reading\":85}]}",
                "{\"heartRate\":160}",
                "{\"pulse\":160}",
                "{\"vitals\":{\"oxygenLevel\":85}}",
                "{\"vitals\":{\"O2 sats\":\"85\"}}",
                "{\"vitals\":{\"temp\":\"40,5\"}}",
                "{\"vitals\":{\"heartRate\":\"160 bpm\"}}",
                "{\"vitals\":{\"heartRate\":\"160/80\"}}",
                "{\"vitals\":{\"spo2\":\"<85\"}}",
                "{\"vitals\":{\"spo2\":\"about 85\"}}",
                "{\"vitals\":{\"spo2\":8.5e1}}",
                "{\"vitals\":{\"spo2\":0.85}}",
                "{\"vitals\":{\"temperatureC\":104.9}}",
                "{\"temperature_c\":40.5}",
                "{\"vitals\":{\"temperature\":\"40,5 \u00b0C\"}}",
                "{\"vitals\":{\"spo2\":85",
                "{\"note\":\"unfinished,\"spo2\":85,\"severity\":3}",
                "{\"spo2\":97,\"spo2\":85}",
                "{'vitals': {'spo2': 85}}",
                "{vitals: {heartRate: 72, spo2: 85}}",
                "vitals:\n  spo2: 85\n  heartRate: 72\n",
                "spo2=85&heartRate=72",
                "spo2=85 heartRate=72",
                "heartRate=72 spo2=85",
                "sign,value\nheartRate,72\nspo2,85\n",
                "<vitals><spo2>85</spo2></vitals>",
                "{\"resourceType\":\"Observation\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"version\":\"2.74\",\"code\":\"59408-5\"}]},\"valueQuantity\":{\"value\":85,\"unit\":\"%\"}}",
                "{\"resourceType\":\"Observation\",\"code\":{\"text\":\"Heart rate\"},\"valueInteger\":160}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"code\":{\"coding\":[{\"code\":\"8867-4\"}]},\"valueQuantity\":{\"value\":72}}},{\"resource\":{\"code\":{\"coding\":[{\"code\":\"2708-6\"}]},\"valueQuantity\":{\"value\":85}}}]}",
                "{\"component\":[{\"code\":{\"coding\":[{\"code\":\"2708-6\"}]},\"valueQuantity\":{\"value\":85}}]}",
            })
    void callsAnAmbulanceForAMeasurementThatIsAnEmergency(String body) {
        assertEquals(Urgency.EMERGENCY_AMBULANCE, failSafe(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"vitals\":{\"spo2\":97,\"heartRate\":80},\"x\":1}",
                "{\"vitals\":{\"spo2\":80.5e1}}",
                "{\"vitals\":{\"spo2\":\"low\"}}",
                "{\"saturation\":85}",
                "{\"vitals\":{\"spo2\":0.97}}",
                "{\"vitals\":{\"temperatureC\":98.6}}",
                "{\"vitals\":{\"heartRate\":\"72/160\"}}",
                "{\"vitals\":{\"heartRate\":1600000}}",
                "{\"pulse\":{\"heartRate\":72,\"target\":160}}",
                "{\"vitals\":[{\"sign\":\"spo2\",\"value\":97}],\"value\":85}",
                "{\"spo2Target\":85}",
                "{\"spo2\":{\"value\":97,\"low\":{\"value\":85}}}",
                "{\"vitals\":[{\"sign\":\"spo2\",\"value\":97},{\"sign\":\"heartRate\",\"value\":85}]}",
                "[\"spo2\",97,\"heartRate\",85]",
                "{\"asked\":[\"spo2\"],\"ageYears\":85}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"code\":{\"coding\":[{\"code\":\"2708-6\"}]},\"dataAbsentReason\":{}}},{\"resource\":{\"code\":{\"coding\":[{\"code\":\"29463-7\"}]},\"valueQuantity\":{\"value\":85}}}]}",
                "{\"code\":{\"coding\":[{\"code\":\"2708-6\"}]},\"valueQuantity\":{\"value\":97},\"referenceRange\":[{\"low\":{\"value\":85}}]}",
            })
    void leavesOtherNumbersAlone(String body) {
        assertEquals(Urgency.URGENT_24H, failSafe(body));
    }

    /** A unit is no name of a sign, and neither is what is between the strokes of an address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"system\":\"http://loinc.org\",\"code\":\"88\"}",
                "{\"meta\":{\"profile\":[\"http://hl7.org/fhir/4.0/StructureDefinition/QuestionnaireResponse\"]}}",
                "{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"8310-5\"}]},\"valueQuantity\":{\"value\":37.0,\"system\":\"http://unitsofmeasure.org\",\"code\":\"Cel\"}}",
                "{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"8867-4\"}]},\"valueQuantity\":{\"value\":88,\"unit\":\"/min\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"/min\"}}",
                "{\"component\":[{\"code\":{\"coding\":[{\"code\":\"8480-6\"}]},\"valueQuantity\":{\"value\":122,\"code\":\"mm[Hg]\"}},{\"code\":{\"coding\":[{\"code\":\"8462-4\"}]},\"valueQuantity\":{\"value\":80,\"code\":\"mm[Hg]\"}}]}",
                "{\"code\":{\"coding\":[{\"code\":\"4544-3\"}]},\"valueQuantity\":{\"value\":40,\"unit\":\"%\"}}",
            })
    void readsNoSignInAUnitOrAnAddress(String body) {
        assertEquals(Urgency.URGENT_24H, failSafe(body));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"vitals\":{\"sp02\":85}}', EMERGENCY_AMBULANCE",
        "'{\"vitals\":{\"sp02\":{\"value\":85}}}', EMERGENCY_AMBULANCE",
        "'{\"vitals\":{\"sp02\":[85]}}', EMERGENCY_AMBULANCE",
        "'{\"vitals\":{\"sp02\":97}}', URGENT_24H",
        "'{\"vitals\":{\"sp02\":true}}', URGENT_24H",
    })
    void aMeasurementByTheNameThatIsSuggestedIsNeverBelowIt(String body, Urgency failSafe) {
        Refusal refusal = ((Reading.Refused) INTAKE.read(body.getBytes(StandardCharsets.UTF_8))).refusal();
        assertEquals("spo2", refusal.problems().get(0).suggestions().get(0));
        assertEquals(failSafe, refusal.failSafe());
    }

    @Test
    void aFirstSuggestionThatIsAnEmergencyIsNeverBelowIt() {
        String suggested = "{\"symptoms\":[{\"code\":\"chst-pan\"%s}]}";
        byte[] body = suggested.formatted("").getBytes(StandardCharsets.UTF_8);
        Refusal refusal = ((Reading.Refused) INTAKE.read(body)).refusal();
        assertEquals("chest-pain", refusal.problems().get(0).suggestions().get(0));
        assertEquals(Urgency.EMERGENCY_AMBULANCE, refusal.failSafe());
        byte[] denied = suggested.formatted(",\"present\":false").getBytes(StandardCharsets.UTF_8);
        assertEquals(
                Urgency.URGENT_24H,
                ((Reading.Refused) INTAKE.read(denied)).refusal().failSafe());
    }

    @Test
    void aBodyOfBracketsEnds() {
        for (String piece :
                new String[] {"[", "{", "\"", "'", "\"a", "{\"a\":", "\"[", "'[\"", "- ", "\n  ", "a:", "\\\"[{'"}) {
            String body = piece.repeat(65_536 / piece.length());
            assertEquals(Urgency.URGENT_24H, failSafe(body), piece);
            assertEquals(Urgency.EMERGENCY_AMBULANCE, failSafe("{\"chestPain\":1," + body), piece);
        }
    }
}
