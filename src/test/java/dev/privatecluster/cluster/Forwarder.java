package dev.privatecluster.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What a Service is to replicas: takes connections and gives each to one that is ready, in turns. */
final class Forwarder implements AutoCloseable {
    /**
     * Where connections may go.
     *
     * @param port of the webhook
     * @param managementPort of its health
     */
    record Backend(int port, int managementPort) {
        boolean isReady() {
            try {
                URL health = new URL("http://127.0.0.1:" + managementPort + "/q/health/ready");
                return ((HttpURLConnection) health.openConnection()).getResponseCode() == HttpURLConnection.HTTP_OK;
            } catch (IOException e) {
                return false;
            }
        }
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "forwarder");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Backend> backends = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    Forwarder() {
        try {
            socket = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    void add(Backend backend) {
        backends.add(backend);
    }

    void remove(Backend backend) {
        backends.remove(backend);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> forward(client));
            } catch (IOException e) {
                // Closed, or a connection that broke before it began.
            }
        }
    }

    private void forward(Socket client) {
        List<Backend> ready = backends.stream().filter(Backend::isReady).toList();
        try (client) {
            if (ready.isEmpty()) {
                return;
            }
            Backend backend = ready.get(Math.floorMod(turn.getAndIncrement(), ready.size()));
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), backend.port())) {
                threads.execute(() -> copy(server, client));
                copy(client, server);
            }
        } catch (IOException e) {
            // Whoever asked sees a broken connection, as with a Service.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            input.transferTo(output);
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
