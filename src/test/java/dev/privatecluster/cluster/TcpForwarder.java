package dev.privatecluster.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a port of this machine that a test can cut and mend. */
final class TcpForwarder implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket server;

    TcpForwarder(int target) {
        this.target = target;
        server = listen(0);
        port = server.getLocalPort();
        accept(server);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        cut();
    }

    /** Ends all connections, and takes no more. */
    void cut() {
        quietly(server);
        open.forEach(TcpForwarder::quietly);
        open.clear();
    }

    /** Takes connections again. */
    void mend() {
        server = listen(port);
        accept(server);
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(HERE, port));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        inBackground(() -> {
            while (true) {
                Socket client = from.accept();
                Socket server = new Socket(HERE, target);
                open.add(client);
                open.add(server);
                if (from.isClosed()) {
                    cut();
                }
                copy(client, server);
                copy(server, client);
            }
        });
    }

    private void copy(Socket from, Socket to) {
        inBackground(() -> {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } finally {
                quietly(from);
                quietly(to);
                open.remove(from);
                open.remove(to);
            }
        });
    }

    private interface Copying {
        void run() throws IOException;
    }

    private static void inBackground(Copying copying) {
        Thread thread = new Thread(() -> {
            try {
                copying.run();
            } catch (IOException e) {
                // One of the two ends is gone.
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
