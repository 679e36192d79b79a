package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manifests are what Kubernetes reads, and fit the program, the image and each other. */
class ManifestsTest {

    private static final Manifests SHIPPED = Manifests.shipped();
    private static final KubernetesSchema SCHEMA = new KubernetesSchema();
    private static final Dockerfile IMAGE = Dockerfile.read(Path.of("Dockerfile"));

    @Test
    void keepToTheSchemasOfKubernetes() {
        assertEquals(List.of(), SHIPPED.complaints(SCHEMA));
    }

    @Test
    void aBrokenManifestIsNoticed() {
        broken("/spec/template/spec/containers/0/imagePolicy: unknown field", "imagePullPolicy:", "imagePolicy:");
        broken("/spec/template/spec/containers/0/args: wanted a list", "args: [\"serve\"]", "args: serve");
        broken("runAsUser: wanted a whole number", "runAsUser: 10001", "runAsUser: nobody");
        broken(
                "readOnlyRootFilesystem: wanted true or false",
                "readOnlyRootFilesystem: true",
                "readOnlyRootFilesystem: 1");
        broken("/resources/limits/memory: wanted a quantity", "memory: 512Mi", "memory: 512MB");
        broken("/kind: there is no `Deployment` in `apps/v1beta9`", "apiVersion: apps/v1", "apiVersion: apps/v1beta9");
    }

    /** A version that is left behind lets a kept rule set of the version before pass as tried by this one. */
    @Test
    void whatNamesAVersionNamesThatOfTheProgram() throws IOException {
        String version = version("pom.xml", "<version>([0-9.]+)</version>");
        assertEquals(version, version("retrospective/pom.xml", "<version>([0-9.]+)</version>"));
        assertEquals(version, version("CHANGELOG.md", "## \\[([0-9.]+)]"));
        assertEquals(version, version("Dockerfile", "aftercare:([0-9.]+)"));
        assertEquals(version, version("ops/README.md", "aftercare:([0-9.]+)"));
        assertEquals(version, version("ops/operating.md", "aftercare-([0-9.]+)\\.tar"));
        assertEquals(version, version("ops/kubernetes/deployment.yaml", "version: \"([0-9.]+)\""));
        assertEquals(version, version("ops/kubernetes/deployment.yaml", "image: aftercare:([0-9.]+)"));
    }

    private static String version(String file, String named) throws IOException {
        Matcher first = Pattern.compile(named).matcher(Files.readString(Path.of(file)));
        assertTrue(first.find(), file);
        return first.group(1);
    }

    @Test
    void kustomizationNamesEveryManifest() {
        Set<String> named = new TreeSet<>();
        for (JsonNode each : SHIPPED.of("Kustomization").path("resources")) {
            named.add(each.asText());
        }
        Set<String> there = new TreeSet<>(SHIPPED.files().keySet());
        there.remove("kustomization.yaml");
        assertEquals(there, named);
    }

    @Test
    void everythingSelectsThePodsOfTheService() {
        String labels =
                SHIPPED.of("Deployment").at("/spec/selector/matchLabels").toString();
        assertEquals(labels, SHIPPED.of("Service").at("/spec/selector").toString());
        assertEquals(
                labels,
                SHIPPED.of("PodDisruptionBudget")
                        .at("/spec/selector/matchLabels")
                        .toString());
        assertEquals(
                labels,
                SHIPPED.of("NetworkPolicy").at("/spec/podSelector/matchLabels").toString());
        JsonNode spread = SHIPPED.pod().at("/topologySpreadConstraints/0/labelSelector/matchLabels");
        assertEquals(labels, spread.toString());
        SHIPPED.of("Deployment")
                .at("/spec/selector/matchLabels")
                .fields()
                .forEachRemaining(label -> assertEquals(
                        label.getValue(),
                        SHIPPED.of("Deployment")
                                .at("/spec/template/metadata/labels")
                                .get(label.getKey())));
        JsonNode scaled = SHIPPED.of("HorizontalPodAutoscaler").at("/spec/scaleTargetRef");
        assertEquals("Deployment", scaled.path("kind").asText());
        assertEquals(SHIPPED.of("Deployment").at("/metadata/name"), scaled.path("name"));
        assertTrue(SHIPPED.of("HorizontalPodAutoscaler").at("/spec/minReplicas").asInt() >= 2);
        assertFalse(SHIPPED.of("Deployment").at("/spec").has("replicas"), "the autoscaler says how many there are");
    }

    /** What else the autoscaler may look at. */
    @Test
    void theAutoscalerOfQueueDepthFitsTheRest() throws IOException {
        Path folder = Path.of("ops/kubernetes-queue-depth");
        JsonNode built = Manifests.read(Files.readString(folder.resolve("kustomization.yaml")));
        assertEquals(
                Manifests.FOLDER,
                folder.resolve(built.at("/resources/0").asText()).normalize());
        assertFalse(folder.startsWith(Manifests.FOLDER), "kustomize takes that for a cycle and builds nothing");
        JsonNode scaler = Manifests.read(
                Files.readString(folder.resolve(built.at("/patches/0/path").asText())));
        assertEquals(SHIPPED.of("HorizontalPodAutoscaler").at("/metadata/name"), scaler.at("/metadata/name"));
        assertEquals(
                SHIPPED.of("HorizontalPodAutoscaler").at("/spec/metrics/0"),
                scaler.at("/spec/metrics/0"),
                "the processor counts as before");
        ObjectNode whole = SHIPPED.of("HorizontalPodAutoscaler").deepCopy();
        whole.withObject("/spec").set("metrics", scaler.at("/spec/metrics"));
        assertEquals(List.of(), SCHEMA.complaints(whole));
        String meters = Files.readString(Path.of("ops/README.md"));
        List<String> named = scaler.path("spec").path("metrics").findValuesAsText("name");
        named.remove("cpu");
        assertFalse(named.isEmpty());
        for (String meter : named) {
            assertTrue(meters.contains("`" + meter + "`"), meter);
        }
        ((ObjectNode) whole.at("/spec/metrics/1/pods")).put("value", 4);
        assertFalse(SCHEMA.complaints(whole).isEmpty(), "the schema sees nothing");
    }

    @Test
    void portsAreThoseOfTheImageAndOfTheProgram() throws IOException {
        Properties program = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            program.load(in);
        }
        String http = program.getProperty("quarkus.http.port");
        String management = program.getProperty("quarkus.management.port");
        List<String> ports = new ArrayList<>();
        for (JsonNode port : SHIPPED.container().path("ports")) {
            ports.add(port.path("name").asText() + " "
                    + port.path("containerPort").asText());
        }
        assertEquals(List.of("http " + http, "management " + management), ports);
        assertEquals(List.of(http + " " + management), IMAGE.last().all("EXPOSE"));
        assertEquals(http, SHIPPED.of("Service").at("/spec/ports/0/port").asText());
        assertEquals(
                "http", SHIPPED.of("Service").at("/spec/ports/0/targetPort").asText());
        JsonNode ingress = SHIPPED.of("NetworkPolicy").at("/spec/ingress");
        assertEquals(http, ingress.at("/0/ports/0/port").asText());
        assertEquals(management, ingress.at("/1/ports/0/port").asText());
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertEquals(
                    "management",
                    SHIPPED.container().at("/" + probe + "/httpGet/port").asText(),
                    probe);
        }
    }

    @Test
    void settingsAreThoseThatTheReadmeTells() {
        Set<String> unknown = new TreeSet<>(SHIPPED.environment());
        unknown.removeAll(SettingNames.told());
        assertEquals(Set.of(), unknown);
    }

    @Test
    void imageIsThatOfThisVersion() throws IOException {
        Matcher version = Pattern.compile("<artifactId>aftercare</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(version.find());
        assertEquals(
                "aftercare:" + version.group(1),
                SHIPPED.container().path("image").asText());
        for (String labels : List.of("/metadata/labels", "/spec/template/metadata/labels")) {
            JsonNode named = SHIPPED.of("Deployment").at(labels).path("app.kubernetes.io/version");
            assertEquals(version.group(1), named.asText(), labels);
        }
        assertTrue(Files.readString(Path.of("Dockerfile")).contains("aftercare:" + version.group(1)));
    }

    @Test
    void podHasNoMoreRightsThanItNeeds() {
        assertFalse(SHIPPED.pod().path("automountServiceAccountToken").asBoolean(true));
        assertFalse(SHIPPED.of("ServiceAccount")
                .path("automountServiceAccountToken")
                .asBoolean(true));
        JsonNode pod = SHIPPED.pod().path("securityContext");
        assertTrue(pod.path("runAsNonRoot").asBoolean());
        assertEquals("RuntimeDefault", pod.at("/seccompProfile/type").asText());
        String user =
                pod.path("runAsUser").asText() + ":" + pod.path("runAsGroup").asText();
        assertEquals(IMAGE.last().all("USER"), List.of(user));
        JsonNode container = SHIPPED.container().path("securityContext");
        assertTrue(container.path("readOnlyRootFilesystem").asBoolean());
        assertFalse(container.path("allowPrivilegeEscalation").asBoolean(true));
        assertEquals("[\"ALL\"]", container.at("/capabilities/drop").toString());
        assertTrue(SHIPPED.container().at("/resources/limits").has("memory"));
        for (String field : List.of("hostNetwork", "hostPID", "hostIPC", "hostUsers")) {
            assertFalse(SHIPPED.pod().has(field), field);
        }
    }

    @Test
    void everyMountHasItsVolumeAndWhatTheImageWritesToIsMounted() {
        Set<String> volumes = new TreeSet<>();
        SHIPPED.pod()
                .path("volumes")
                .forEach(volume -> volumes.add(volume.path("name").asText()));
        Set<String> mounted = new TreeSet<>();
        Set<String> writable = new TreeSet<>();
        for (JsonNode mount : SHIPPED.container().path("volumeMounts")) {
            mounted.add(mount.path("name").asText());
            if (!mount.path("readOnly").asBoolean()) {
                writable.add(mount.path("mountPath").asText());
            }
        }
        assertEquals(volumes, mounted);
        assertEquals(new TreeSet<>(Dockerfile.exec(IMAGE.last().all("VOLUME").get(0))), writable);
    }

    /** The driver would look for it in a home that the pod does not have. */
    @Test
    void certificateOfTheDatabasesAuthorityIsWhereTheAddressSays() throws IOException {
        String page = Files.readString(Manifests.FOLDER.resolve("README.md"));
        Matcher address = Pattern.compile("sslmode=verify-full(?:&sslrootcert=(/[^/' ]+)/([^/' ]+))?'")
                .matcher(page);
        assertTrue(address.find());
        assertNotNull(address.group(1), "nothing says whom to trust");
        String volume = "";
        for (JsonNode mount : SHIPPED.container().path("volumeMounts")) {
            if (mount.path("mountPath").asText().equals(address.group(1))) {
                volume = mount.path("name").asText();
            }
        }
        String configMap = "";
        for (JsonNode each : SHIPPED.pod().path("volumes")) {
            if (each.path("name").asText().equals(volume)) {
                configMap = each.at("/configMap/name").asText();
            }
        }
        String made = page.lines()
                .filter(line -> line.contains("create configmap "))
                .findFirst()
                .orElseThrow();
        assertTrue(made.contains("configmap " + configMap + " "), configMap);
        assertTrue(made.contains("--from-file=" + address.group(2) + " "), made);
    }

    @Test
    void podOutlivesTheRequestsInFlight() throws IOException {
        Properties program = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            program.load(in);
        }
        int seconds = seconds(program, "quarkus.shutdown.timeout") + seconds(program, "quarkus.shutdown.delay");
        int before = SHIPPED.container().at("/lifecycle/preStop/exec/command/1").asInt();
        int grace = SHIPPED.pod().path("terminationGracePeriodSeconds").asInt();
        assertTrue(grace > seconds + before, grace + " s for " + (seconds + before));
    }

    private static int seconds(Properties program, String name) {
        return Integer.parseInt(program.getProperty(name).replace("S", ""));
    }

    private static void broken(String complaint, String old, String replacement) {
        List<String> complaints =
                SHIPPED.with("deployment.yaml", old, replacement).complaints(SCHEMA);
        assertEquals(1, complaints.size(), complaints::toString);
        assertTrue(complaints.get(0).contains(complaint), complaints::toString);
    }
}
