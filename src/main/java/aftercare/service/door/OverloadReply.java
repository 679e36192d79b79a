package aftercare.service.door;

import aftercare.desk.Desk;
import aftercare.service.http.Replies;
import aftercare.triage.answer.ProblemJson;
import aftercare.triage.answer.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The refusal of a report for which no worker is free, as {@link Door} would word it, for less work. */
@ApplicationScoped
public class OverloadReply implements Overload {

    private final Desk desk;
    private final Replies replies;

    OverloadReply(Desk desk, Replies replies) {
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
        StringBuilder text = new StringBuilder("HTTP/1.1 503 Service Unavailable\r\nContent-Type: ")
                .append(ProblemJson.MEDIA_TYPE)
                .append("\r\n");
        Replies.headers(type)
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        text.append("content-length: ").append(body.length).append("\r\n\r\n");
        byte[] head = text.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] answer = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }
}
