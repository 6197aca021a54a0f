package dev.privatecluster.core.policy;

import dev.privatecluster.core.image.HostName;

/** Which texts can be the host of a registry. */
final class HostCheck {
    private static final int HIGHEST_PORT = 65535;
    private static final int MOST_DIGITS = 5;

    private HostCheck() {}

    /** Whether image references can name a registry so: a host with a dot or a port, or {@code localhost}. */
    static boolean namesRegistry(String host) {
        boolean tellsItIsAHost = host.indexOf('.') >= 0 || host.indexOf(':') >= 0 || host.equals("localhost");
        return tellsItIsAHost && HostName.isValid(host) && hasPossiblePort(host);
    }

    private static boolean hasPossiblePort(String host) {
        int colon = host.lastIndexOf(':');
        if (colon < 0 || host.endsWith("]")) {
            return true;
        }
        String port = host.substring(colon + 1);
        return port.length() <= MOST_DIGITS && Integer.parseInt(port) <= HIGHEST_PORT;
    }
}
