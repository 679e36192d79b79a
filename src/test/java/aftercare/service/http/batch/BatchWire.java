package aftercare.service.http.batch;

import aftercare.contract.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One connection on which a batch is sent piece by piece while its answers are read line by line. */
public final class BatchWire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int SMALL = 4096;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int chunkLeft;

    public BatchWire(URL service) throws IOException {
        // So that who does not read is noticed soon.
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Begins a batch whose length is not announced. */
    public BatchWire begin(String... headers) throws IOException {
        return write("POST /v1/triage/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                + "Transfer-Encoding: chunked\r\n" + String.join("", headers) + "\r\n");
    }

    public BatchWire send(String lines) throws IOException {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        return write(Integer.toHexString(bytes.length) + "\r\n" + lines + "\r\n");
    }

    public BatchWire end() throws IOException {
        return write("0\r\n\r\n");
    }

    BatchWire write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The head of the answer; the status line first, all in lower case. */
    public List<String> head() throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.add(line.toLowerCase(Locale.ROOT));
        }
        return head;
    }

    /** The next line of the answer; empty after the last. */
    public Optional<JsonNode> answer() throws IOException {
        while (true) {
            if (chunkLeft == 0) {
                chunkLeft = Integer.parseInt(line(), 16);
                if (chunkLeft == 0) {
                    line();
                    return Optional.empty();
                }
            }
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended in the middle of an answer");
            }
            chunkLeft--;
            if (chunkLeft == 0) {
                line();
            }
            if (next == '\n') {
                JsonNode answer = Contract.read(body.toString(StandardCharsets.UTF_8));
                body.reset();
                return Optional.of(answer);
            }
            body.write(next);
        }
    }

    /** All lines of the answer that are still to come. */
    public List<JsonNode> answers() throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        for (Optional<JsonNode> next = answer(); next.isPresent(); next = answer()) {
            answers.add(next.get());
        }
        return answers;
    }

    /** Whether the service has closed the connection: nothing more is to be read. */
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended after `" + line.toString(StandardCharsets.UTF_8) + "`");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
