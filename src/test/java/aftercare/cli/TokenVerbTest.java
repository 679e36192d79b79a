package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Its options; what is made of them is tried with the service. */
class TokenVerbTest {

    private static Ran token(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "token";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Ran.aftercare(Path.of("nowhere"), "", arguments);
    }

    @Test
    void asksForWhatItIsTold() {
        Ran ran = token("--role", "triage,auditor", "--sub", "demo", "--keys", "some/where");
        assertEquals(
                new Ran(
                        0,
                        "Wish[roles=[triage, auditor], subject=demo, life=PT1H, keys=some/where, forOthers=false]\n",
                        "said\n"),
                ran);
        assertTrue(token("--role", "triage", "--role", "clinician", "--sub", "a", "--hours", "168", "--beyond-loopback")
                .out()
                .startsWith("Wish[roles=[triage, clinician], subject=a, life=PT168H, keys="));
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (String hours : new String[] {"0", "169", "-1"}) {
            assertEquals(
                    new Ran(2, "", "aftercare token: `--hours` takes 1 to 168 hours, not `" + hours + "`\n"),
                    token("--role", "triage", "--sub", "demo", "--hours", hours));
        }
        assertEquals(
                "aftercare token: `--sub` lacks its NAME: see `aftercare help token`\n",
                token("--role", "triage").err());
        assertEquals(
                "aftercare token: `--hours` takes N, not `soon`: see `aftercare help token`\n",
                token("--role", "triage", "--sub", "demo", "--hours", "soon").err());
    }
}
