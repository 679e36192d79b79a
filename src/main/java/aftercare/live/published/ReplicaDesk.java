package aftercare.live.published;

import java.util.List;
import java.util.Optional;

/** Where one asks how this service follows what is published, and what the others run. */
public interface ReplicaDesk {

    /** Empty where the rules are in a folder. */
    Optional<SourceState> source();

    /** All on the same database, this one among them; empty where they share none. */
    List<Replica> replicas();

    /** Versions that decide on replicas which said something within the time that a replica has to reach what is published. */
    int versions();
}
