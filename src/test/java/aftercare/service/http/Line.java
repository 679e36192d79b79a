package aftercare.service.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection on which requests go out as they are written, one after the other. */
final class Line implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final URL service;
    private Socket socket;

    /** An answer; names of headers in lower case. */
    record Answer(int status, Map<String, String> headers, String body) {}

    Line(URL service) {
        this.service = service;
    }

    /** Sends a request with these header lines and gives what comes back. */
    Answer send(String method, String target, String headers, String body) throws IOException {
        boolean fresh = socket == null;
        if (fresh) {
            socket = new Socket(service.getHost(), service.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + bytes.length + "\r\n"
                + headers + "\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head.getBytes(StandardCharsets.UTF_8));
        request.write(bytes);
        socket.getOutputStream().write(request.toByteArray());
        return read(method.equals("HEAD"));
    }

    private Answer read(boolean headOnly) throws IOException {
        InputStream in = socket.getInputStream();
        String status = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        String body = headOnly ? "" : new String(body(in, headers), StandardCharsets.UTF_8);
        if (headers.getOrDefault("connection", "").equals("close")) {
            close();
        }
        return new Answer(Integer.parseInt(status.substring(9, 12)), headers, body);
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = chunk(in); length > 0; length = chunk(in)) {
            body.write(in.readNBytes(length));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended after `" + line + "`");
            }
            line.append(next == '\r' ? "" : (char) next);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
