package aftercare.service.door;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import jakarta.enterprise.inject.spi.CDI;
import java.net.InetSocketAddress;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where the server below tells of each connection that it has accepted: it knows no other place that is early enough to
 * notice a client that never ends the head of its first request. Operators' own port is left alone, so that it answers
 * whatever happens at the other.
 */
public class AcceptedConnections extends ChannelInitializerExtension {

    /** Asks the server below to look for this class; must be set before the first connection. */
    public static void listen() {
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        if (channel.localAddress() instanceof InetSocketAddress local && local.getPort() != managementPort()) {
            CDI.current().select(Connections.class).get().accept(channel);
        }
    }

    private static int managementPort() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.management.port", Integer.class)
                .orElse(0);
    }
}
