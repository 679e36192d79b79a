package aftercare.service.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainReportTest {

    private static final String FIRST = "POST /v1/triage HTTP/1.1\r\n";

    private static Optional<PlainReport> in(String bytes) {
        return PlainReport.in(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void findsTheBody() {
        String head = FIRST + "Host: x\r\ncontent-LENGTH:  2 \r\nConnection: Keep-Alive\r\nAccept: */*\r\n\r\n";
        assertEquals(Optional.of(new PlainReport(head.length(), 0)), in(head + "{}"));
        assertEquals(Optional.of(new PlainReport(head.length(), 1)), in(head + "{"));
        assertEquals(Optional.of(new PlainReport(head.length(), 2)), in(head));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "POST",
                FIRST + "Content-Length: 2\r\n",
                FIRST + "Content-Length: 2\r\n\r",
                FIRST + "Content-Length: 2\r\n\r\n{}P",
                FIRST + "Content-Length: 2\r\n\r\n{}" + FIRST + "Content-Length: 2\r\n\r\n{}",
                FIRST + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
                FIRST + "Content-Length: 2, 2\r\n\r\n{}",
                FIRST + "Content-Length: +2\r\n\r\n{}",
                FIRST + "Content-Length: \r\n\r\n{}",
                FIRST + "Content-Length : 2\r\n\r\n{}",
                FIRST + " Content-Length: 2\r\n\r\n{}",
                FIRST + "Host: x\r\n Content-Length: 2\r\n\r\n{}",
                FIRST + "Host: x\nContent-Length: 2\r\n\r\n{}",
                FIRST + "Host: x\rContent-Length: 2\r\n\r\n{}",
                FIRST + "Host\r\nContent-Length: 2\r\n\r\n{}",
                FIRST + ": x\r\nContent-Length: 2\r\n\r\n{}",
                FIRST + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
                FIRST + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n{}",
                FIRST + "Content-Length: 2\r\nConnection: close\r\n\r\n{}",
                FIRST + "Host: x\r\n\r\n{}",
                FIRST + "Host: x\0\r\nContent-Length: 2\r\n\r\n{}",
                FIRST + "Content-Length: 000002\r\n\r\n{}",
                FIRST + "Content-Length: 2\r\nConnection: keep-alive, upgrade\r\n\r\n{}",
                FIRST + "Content-Length: 2\r\nTE: trailers\r\n\r\n{}",
                FIRST + "\r\n{}",
                "GET /v1/triage HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}",
                "POST /v1/triage HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}",
                "POST /v1/triage/ HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}"
            })
    void takesNothingElseForOne(String bytes) {
        assertEquals(Optional.empty(), in(bytes));
    }
}
