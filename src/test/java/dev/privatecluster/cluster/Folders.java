package dev.privatecluster.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the tests find and leave things. */
final class Folders {
    /** The project; Maven starts the tests in it. */
    static final Path PROJECT = Path.of("").toAbsolutePath();

    static final Path SCRIPTS = PROJECT.resolve("src/test/cluster");
    static final Path RESOURCES = PROJECT.resolve("src/test/resources/cluster");
    static final Path TARGET = PROJECT.resolve("target");

    private static final Path OURS = TARGET.resolve("integration-tests");

    private Folders() {}

    /** The name of a YAML file without its ending. */
    static String nameOf(Path yaml) {
        return yaml.getName(yaml.getNameCount() - 1).toString().replace(".yaml", "");
    }

    /** The text of a file below {@link #RESOURCES}. */
    static String resource(String name) {
        return read(RESOURCES.resolve(name));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A new empty file, which the next {@code clean} deletes. */
    static Path file(String suffix) {
        try {
            return Files.createTempFile(Files.createDirectories(OURS), "", "." + suffix);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A new empty folder, which the next {@code clean} deletes. */
    static Path folder(String prefix) {
        try {
            return Files.createTempDirectory(Files.createDirectories(OURS), prefix);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A new file with this text. */
    static Path file(String suffix, String text) {
        try {
            return Files.writeString(file(suffix), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
