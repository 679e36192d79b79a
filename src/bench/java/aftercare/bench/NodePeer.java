package aftercare.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rule engines of the Node world, behind Node's own HTTP server, where Node and the packages can be had. */
final class NodePeer {

    private final Path folder;

    private NodePeer(Path folder) {
        this.folder = folder;
    }

    /**
     * Installs the packages into a folder, as the committed lock names them.
     *
     * @return empty where there is no Node, or no package
     */
    static Optional<NodePeer> installed(Path sources, Path folder) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(sources)) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Process install = new ProcessBuilder("npm", "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("install.log").toFile())
                    .start();
            return install.waitFor() == 0 ? Optional.of(new NodePeer(folder)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @param rules the folder with the rules and the words as peers read them */
    Service start(String engine, int processes, Path rules) throws IOException, InterruptedException {
        return Service.start(
                List.of("node", folder.resolve("server.js").toString()),
                Map.of(
                        "PEER_ENGINE", engine,
                        "PEER_PROCESSES", Integer.toString(processes),
                        "PEER_RULES", rules.toString(),
                        "NODE_ENV", "production"),
                "/ready");
    }
}
