package aftercare.service.door;

import aftercare.desk.Desk;
import aftercare.service.http.Replies;
import aftercare.service.http.WantedLanguage;
import aftercare.service.telemetry.RequestId;
import aftercare.triage.answer.ProblemJson;
import aftercare.triage.answer.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    public byte[] answer(byte[] request, int body) {
        ProblemType type = ProblemType.OVERLOADED;
        byte[] report = Arrays.copyOfRange(request, body, request.length);
        byte[] problem = replies.bytes(type, type.status(), List.of(), replies.failSafe(report), WantedLanguage.NONE);
        Map<String, String> headers = new LinkedHashMap<>(Replies.headers(type));
        headers.put("Content-Type", ProblemJson.MEDIA_TYPE);
        headers.put("Cache-Control", Door.NO_STORE);
        requestId(new String(request, 0, body, StandardCharsets.ISO_8859_1))
                .ifPresent(id -> headers.put(RequestId.HEADER, id));
        headers.put("content-length", Integer.toString(problem.length));
        StringBuilder text = new StringBuilder("HTTP/1.1 503 Service Unavailable\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        byte[] head = text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] answer = Arrays.copyOf(head, head.length + problem.length);
        System.arraycopy(problem, 0, answer, head.length, problem.length);
        return answer;
    }

    /** @param head of a request that is framed beyond doubt, so that each line but the first is a header */
    private static Optional<String> requestId(String head) {
        List<String> values = new ArrayList<>();
        for (String line : head.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).equalsIgnoreCase(RequestId.HEADER)) {
                values.add(line.substring(colon + 1).strip());
            }
        }
        return RequestId.of(values);
    }
}
