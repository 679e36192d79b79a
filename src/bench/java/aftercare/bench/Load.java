package aftercare.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Posts reports over kept-alive connections: as fast as answers come, or at a fixed rate. */
final class Load {

    private final int port;
    private final List<byte[]> requests = new ArrayList<>();

    Load(int port, String path, List<byte[]> bodies) {
        this.port = port;
        requests.addAll(requests(path, bodies));
    }

    /** Whole requests, head and body. */
    static List<byte[]> requests(String path, List<byte[]> bodies) {
        List<byte[]> requests = new ArrayList<>();
        for (byte[] body : bodies) {
            requests.add(request(path, body));
        }
        return requests;
    }

    /**
     * What a load came to.
     *
     * @param micros of each request, sorted; at a fixed rate from the moment at which it was due
     */
    record Outcome(double perSecond, long[] micros, long notOk) {

        double percentile(double share) {
            return micros[(int) Math.min(micros.length - 1, Math.floor(micros.length * share))];
        }
    }

    /** As fast as answers come, on so many connections. */
    Outcome closed(int connections, double seconds) throws InterruptedException {
        return run(connections, seconds, 0);
    }

    /** So many requests a second, whether answers come or not. */
    Outcome open(int connections, double seconds, double perSecond) throws InterruptedException {
        return run(connections, seconds, perSecond);
    }

    private Outcome run(int connections, double seconds, double perSecond) throws InterruptedException {
        List<Client> clients = new ArrayList<>();
        long start = System.nanoTime() + 50_000_000;
        long end = start + (long) (seconds * 1e9);
        for (int i = 0; i < connections; i++) {
            long interval = perSecond == 0 ? 0 : (long) (1e9 * connections / perSecond);
            clients.add(new Client(i, start + interval * i / connections, end, interval));
        }
        for (Client client : clients) {
            client.start();
        }
        long count = 0;
        long notOk = 0;
        long[] all = new long[0];
        for (Client client : clients) {
            client.join();
            if (client.failure != null) {
                throw new IllegalStateException("a connection broke", client.failure);
            }
            count += client.count;
            notOk += client.notOk;
            int before = all.length;
            all = Arrays.copyOf(all, before + client.count);
            System.arraycopy(client.micros, 0, all, before, client.count);
        }
        Arrays.sort(all);
        return new Outcome(count / seconds, all, notOk);
    }

    private static byte[] request(String path, byte[] body) {
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private final class Client extends Thread {

        private final int first;
        private final long start;
        private final long end;
        private final long interval;
        private long[] micros = new long[1 << 16];
        private int count;
        private long notOk;
        private IOException failure;

        Client(int first, long start, long end, long interval) {
            this.first = first * 7;
            this.start = start;
            this.end = end;
            this.interval = interval;
        }

        @Override
        public void run() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                post(new BufferedInputStream(socket.getInputStream(), 1 << 16), socket.getOutputStream());
            } catch (IOException e) {
                failure = e;
            }
        }

        private void post(InputStream in, OutputStream out) throws IOException {
            long due = start;
            for (int i = first; ; i++) {
                long now = System.nanoTime();
                if (interval == 0) {
                    due = now;
                }
                while (now < due) {
                    LockSupport.parkNanos(due - now);
                    now = System.nanoTime();
                }
                if (now >= end) {
                    return;
                }
                out.write(requests.get(i % requests.size()));
                if (answer(in) != 200) {
                    notOk++;
                }
                if (count == micros.length) {
                    micros = Arrays.copyOf(micros, 2 * count);
                }
                micros[count++] = (System.nanoTime() - due) / 1000;
                due += interval;
            }
        }

        private static int answer(InputStream in) throws IOException {
            String status = line(in);
            int length = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            in.skipNBytes(length);
            return Integer.parseInt(status.substring(9, 12));
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder(64);
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("closed");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
