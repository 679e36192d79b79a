package aftercare.service.door;

/** What is answered when more is asked than can be done. */
public interface Overload {

    /** Whether a report that came now would have to be refused. */
    boolean isNow();

    /**
     * The whole answer to a report that is refused, head and body.
     *
     * @param request its head and its body
     * @param body where the body begins
     */
    byte[] answer(byte[] request, int body);
}
