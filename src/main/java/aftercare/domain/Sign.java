package aftercare.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Something a rule concluded from other facts and other rules build on, such as fever or a suspected infection.
 *
 * @param kind what it is
 * @param code which of several that count separately; empty where there is only one
 * @param basis the facts it rests on, with the fields that the rule looked at
 */
public record Sign(String kind, String code, List<Basis> basis) implements Fact {

    public Sign {
        basis = List.copyOf(basis);
    }

    @Override
    public List<Evidence> evidence(Set<String> fields) {
        List<Evidence> evidence = new ArrayList<>();
        for (Basis part : basis) {
            evidence.addAll(part.evidence());
        }
        return evidence;
    }
}
