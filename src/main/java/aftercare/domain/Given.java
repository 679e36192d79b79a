package aftercare.domain;

import java.util.Set;

/**
 * Which members of an object the request held. What was not given is shown at the nearest parent that exists.
 *
 * @param parent JSON Pointer of the object if the request held it, else of the nearest one that it held
 * @param members names of the members that the request held
 */
public record Given(String parent, Set<String> members) {

    public Given {
        members = Set.copyOf(members);
    }

    /** Evidence at the member itself when it was given, else at the parent. */
    public Evidence of(String member, String says, String notGiven) {
        return members.contains(member) ? new Evidence(parent + "/" + member, says) : new Evidence(parent, notGiven);
    }
}
