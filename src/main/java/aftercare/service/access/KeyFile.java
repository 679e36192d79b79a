package aftercare.service.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * PublicKeys in a file: put others there, and they are taken over without a restart. A file that is emptied or removed revokes
 * the last of them.
 *
 * @param revocation how long they are taken after that, so that a slip is noticed in time
 */
record KeyFile(Path path, Duration revocation) implements KeySource {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** In bytes, of a file or a response. */
    static final int MOST_BYTES = 256 * 1024;

    KeyFile(Path path) {
        this(path, GRACE);
    }

    @Override
    public PublicKeys read() throws KeysUnusable {
        KeyText text = new KeyText(path.toString());
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw text.unusable("the file is too large", "put public keys there and nothing else");
            }
            return text.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw text.gone("the file of keys is missing", "put it there, readable for the service");
        } catch (IOException e) {
            throw text.unusable("the file of keys cannot be read", "put it there, readable for the service");
        }
    }

    @Override
    public boolean mayComeLater() {
        return false;
    }

    @Override
    public Optional<Duration> grace() {
        return Optional.of(revocation);
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public Duration leastPause() {
        return PAUSE;
    }
}
