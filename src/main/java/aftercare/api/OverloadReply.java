package aftercare.api;

import aftercare.answer.ProblemJson;
import aftercare.answer.ProblemType;
import aftercare.traffic.Overload;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The refusal of a report for which no worker is free, as {@link Door} would word it, for less work. */
@ApplicationScoped
public class OverloadReply implements Overload {

    private final TriageDesk desk;
    private final Replies replies;

    OverloadReply(TriageDesk desk, Replies replies) {
        this.desk = desk;
        this.replies = replies;
    }

    @Override
    public boolean isNow() {
        return desk.isFull();
    }

    @Override
    public byte[] answer(byte[] report) {
        ProblemType type = ProblemType.OVERLOADED;
        byte[] body = replies.bytes(type, type.status(), List.of(), replies.failSafe(report));
        byte[] head = ("HTTP/1.1 503 Service Unavailable\r\nContent-Type: " + ProblemJson.MEDIA_TYPE
                        + "\r\nRetry-After: " + Replies.RETRY_AFTER_SECONDS + "\r\ncontent-length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] answer = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }
}
