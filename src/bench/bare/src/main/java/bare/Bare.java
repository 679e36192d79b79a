package bare;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The least REST application there is, to compare starts with. */
@Path("/bare")
public class Bare {

    @GET
    public String answer() {
        return "here";
    }
}
