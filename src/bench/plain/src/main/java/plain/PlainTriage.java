package plain;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;
import org.drools.compiler.kie.builder.impl.DrlProject;

/**
 * What a team writes in an afternoon: stock JSON, the same rules, one session a request. No strict reading, no evidence, no second
 * evaluator, no record.
 */
@Startup
@Singleton
@Path("/")
public class PlainTriage {

    private static final int ROUTINE_REVIEW = 1;

    private final Words words;
    private final KieBase base;

    PlainTriage(ObjectMapper json) throws IOException {
        java.nio.file.Path folder = java.nio.file.Path.of(System.getenv("PLAIN_RULES"));
        words = json.readValue(folder.resolve("words.json").toFile(), Words.class);
        base = compile(Files.readString(folder.resolve("rules.drl")));
    }

    private static KieBase compile(String drl) {
        System.setProperty("drools.lang.level", "DRL6");
        System.setProperty("drools.dialect.java.compiler", "ECLIPSE");
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("plain", "rules", "1");
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        files.write("src/main/resources/rules/rules.drl", drl);
        ClassLoader loader = PlainTriage.class.getClassLoader();
        KieBuilder builder = services.newKieBuilder(files, loader);
        builder.buildAll(DrlProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        return services.newKieContainer(release, loader).getKieBase();
    }

    @GET
    @Path("/ready")
    public String ready() {
        return "here";
    }

    @POST
    @Path("/triage")
    public Found.Answer triage(ReportRequest report) {
        Facts facts = new Facts(words, report);
        Found found = new Found();
        KieSession session = base.newKieSession();
        try {
            session.setGlobal("found", found);
            for (Object fact : facts.all()) {
                session.insert(fact);
            }
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        found.atLeast(facts.floor());
        if (facts.hasSymptoms() && !found.hasReasons()) {
            found.atLeast(ROUTINE_REVIEW);
        }
        return found.answer();
    }
}
