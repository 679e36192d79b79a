package aftercare.service.http.batch;

import aftercare.service.http.OutcomeReplies.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes what one line of a batch comes to, on one line. */
final class AnswerLine {

    private AnswerLine() {}

    /** The reply as it would have been alone, with the number of the line and what else would have been in headers. */
    static byte[] of(long number, Reply reply) {
        StringBuilder text = new StringBuilder(64);
        text.append("{\"line\":").append(number).append(",\"status\":").append(reply.status());
        if (reply.repeated()) {
            text.append(",\"replayed\":true");
        }
        reply.headers()
                .forEach((name, seconds) -> text.append(",\"retryAfter\":").append(seconds));
        byte[] head = text.append(",\"body\":").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] line = Arrays.copyOf(head, head.length + reply.body().length + 2);
        System.arraycopy(reply.body(), 0, line, head.length, reply.body().length);
        line[line.length - 2] = '}';
        line[line.length - 1] = '\n';
        return line;
    }
}
