package dev.privatecluster.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that has ended.
 *
 * @param line what was run
 * @param exitCode how it ended
 * @param stdout all that it printed
 * @param stderr all that it complained about
 */
record Command(List<String> line, int exitCode, String stdout, String stderr) {
    /**
     * Runs it to its end; one that takes longer than the limit is ended and fails the test. Where the builder sends
     * complaints elsewhere, they go there.
     */
    static Command run(ProcessBuilder builder, Duration limit) {
        Path stdout = Folders.file("stdout");
        Path stderr = Folders.file("stderr");
        if (Redirect.PIPE.equals(builder.redirectError())) {
            builder.redirectError(stderr.toFile());
        }
        try {
            Process process = builder.redirectOutput(stdout.toFile()).start();
            boolean ended = waitFor(process, limit);
            Command command = new Command(
                    List.copyOf(builder.command()),
                    ended ? process.exitValue() : -1,
                    Files.readString(stdout),
                    Files.readString(stderr));
            if (!ended) {
                throw new AssertionError("Not done after %s: %s".formatted(limit, command));
            }
            return command;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** This command, which has to have succeeded. */
    Command succeeded() {
        if (exitCode != 0) {
            throw new AssertionError("Exit code %d: %s".formatted(exitCode, this));
        }
        return this;
    }

    /** The warnings of an API server that kubectl shows, without its own words in front. */
    List<String> warnings() {
        String prefix = "Warning: ";
        return stderr.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    private static boolean waitFor(Process process, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return false;
    }

    @Override
    public String toString() {
        return "%s%n%s%n%s".formatted(String.join(" ", line), stdout, stderr);
    }
}
