package aftercare.service.cds;

import static io.restassured.RestAssured.given;

import aftercare.contract.Contract;
import aftercare.triage.answer.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Where no EHR is configured, there is nothing to ask. */
@QuarkusTest
class HooksOffTest {

    @Test
    void thereAreNoRoutes() {
        String view = "/cds-services/aftercare-patient-view";
        Contract.requireProblem(ProblemType.NOT_FOUND, given().get("/cds-services"));
        Contract.requireProblem(ProblemType.NOT_FOUND, given().get(view));
        for (String path : new String[] {view, view + "/feedback"}) {
            Contract.requireProblem(
                    ProblemType.NOT_FOUND,
                    given().contentType("application/json").body("{}").post(path));
            Contract.requireProblem(
                    ProblemType.NOT_FOUND,
                    given().header("Origin", "http://localhost").options(path));
        }
    }
}
