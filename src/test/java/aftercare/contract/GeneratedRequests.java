package aftercare.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Schema;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeSet;
import org.cornutum.tcases.SystemInputDef;
import org.cornutum.tcases.SystemTestDef;
import org.cornutum.tcases.Tcases;
import org.cornutum.tcases.openapi.ModelConditionNotifier;
import org.cornutum.tcases.openapi.ModelOptions;
import org.cornutum.tcases.openapi.TcasesOpenApi;
import org.cornutum.tcases.openapi.reader.OpenApiReader;
import org.cornutum.tcases.openapi.resolver.RequestCase;
import org.cornutum.tcases.openapi.resolver.RequestCases;
import org.cornutum.tcases.openapi.testwriter.encoder.DataValueJson;
import org.cornutum.tcases.resolve.ResolverContext;
import org.cornutum.tcases.util.Notifier;

/**
 * Reports that Tcases derives from the contract: every value and every limit of it occurs in one, and for everything that
 * it forbids there is one that is wrong in this and in nothing else.
 *
 * @param requests in the order of the contract
 * @param notMade what is forbidden and could not be made, as Tcases names it
 */
record GeneratedRequests(List<Generated> requests, List<String> notMade) {

    /** The same every time, apart from the years of the times, which follow the calendar. */
    private static final long SEED = 20_261_124;

    /** How often to try to make a value that fulfils all that is asked of it. */
    private static final int MOST_TRIES = 500;

    /** A body is at most 64 KiB, which 1,000 symptoms that say all they can are not: that many are tried by hand. */
    private static final int MOST_SYMPTOMS = 50;

    private static final String TOO_MANY_SYMPTOMS = "symptoms.Items.Size=";

    private static final String PATH = "/v1/triage";
    private static final String JSON = "application/json";

    /**
     * @param wrong what is wrong with it, as Tcases names it; empty for a request that the contract allows
     * @param contentType its media type
     * @param body its body, may be empty
     */
    record Generated(Optional<String> wrong, String contentType, String body) {}

    /** Reads the contract anew for each field of a report: many small models are much quicker than one of everything. */
    static GeneratedRequests fromContract() {
        List<Generated> requests = new ArrayList<>();
        List<String> notMade = new ArrayList<>();
        TimeZone here = TimeZone.getDefault();
        // Tcases writes times in the default zone and takes them for 29 characters long, which in UTC they are not.
        TimeZone.setDefault(TimeZone.getTimeZone("GMT+01:00"));
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(new RememberedResources(loader));
        try {
            for (String field : new TreeSet<>(report(contract()).getProperties().keySet())) {
                add(field, requests, notMade);
            }
        } finally {
            thread.setContextClassLoader(loader);
            TimeZone.setDefault(here);
        }
        return new GeneratedRequests(List.copyOf(requests), List.copyOf(notMade));
    }

    private static void add(String field, List<Generated> requests, List<String> notMade) {
        OpenAPI contract = contract();
        Schema<?> report = report(contract);
        Schema<?> onlyField = report.getProperties().get(field);
        if (field.equals("symptoms")) {
            onlyField.setMaxItems(MOST_SYMPTOMS);
        }
        // Tcases changes the map while it works.
        report.setProperties(new LinkedHashMap<>(Map.of(field, onlyField)));

        ModelOptions options =
                ModelOptions.builder().notifier(ModelConditionNotifier.fail()).build();
        SystemInputDef model = TcasesOpenApi.getRequestInputModel(contract, options);
        SystemTestDef definitions = Tcases.getTests(model, null, null);
        ResolverContext context = ResolverContext.builder(field)
                .random(new Random(SEED))
                .maxTries(MOST_TRIES)
                .notifier(new Forgone(notMade))
                .build();
        List<RequestCase> cases = RequestCases.realizeRequestCases(RequestCases.getRequestCases(definitions, context))
                .getRequestCases();
        for (RequestCase each : cases) {
            Generated request = generated(each);
            if (request.wrong()
                    .filter(wrong -> wrong.contains(TOO_MANY_SYMPTOMS))
                    .isEmpty()) {
                requests.add(request);
            }
        }
    }

    private static Generated generated(RequestCase request) {
        Optional<String> wrong = Optional.ofNullable(request.getInvalidInput());
        if (request.getBody() == null || request.getBody().getValue() == null) {
            return new Generated(wrong, JSON, "");
        }
        String body = DataValueJson.toJson(request.getBody().getValue());
        return new Generated(wrong, request.getBody().getMediaType(), body);
    }

    /** The contract with nothing in it but the one operation. */
    private static OpenAPI contract() {
        OpenAPI contract;
        try (OpenApiReader reader = new OpenApiReader(new File(Contract.FILE.toString()))) {
            contract = reader.read();
        }
        Operation triage = contract.getPaths().get(PATH).getPost();
        // Reports alone: idempotency keys and tokens have tests of their own.
        triage.setParameters(List.of());
        triage.setSecurity(List.of());
        contract.setSecurity(List.of());
        contract.setPaths(new Paths().addPathItem(PATH, new PathItem().post(triage)));
        return contract;
    }

    private static Schema<?> report(OpenAPI contract) {
        return contract.getPaths()
                .get(PATH)
                .getPost()
                .getRequestBody()
                .getContent()
                .get(JSON)
                .getSchema();
    }

    /** Keeps the names of the forbidden things for which no request could be made. */
    private record Forgone(List<String> names) implements Notifier {

        @Override
        public void warn(String[] location, String reason) {
            // A request was made all the same.
        }

        @Override
        public void error(String[] location, String reason, String resolution) {
            for (String part : location) {
                if (part.startsWith("RequestCaseDef[") && part.endsWith(",FAILURE]")) {
                    names.add(part.split(",", -1)[1].replace("'", ""));
                }
            }
        }
    }
}
