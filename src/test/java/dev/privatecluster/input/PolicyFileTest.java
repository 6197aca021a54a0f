package dev.privatecluster.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.privatecluster.testing.Policies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyFileTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String VALID = Policies.yaml("us-west-2", "");

    private final Path directory;

    PolicyFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readsAFileOfOneMebibyte() throws IOException {
        String text = VALID + "#".repeat(MEBIBYTE - VALID.length());

        assertThat(PolicyFile.load(file(text.getBytes(StandardCharsets.UTF_8)), Policies.COMPILER)
                        .region())
                .isEqualTo("us-west-2");
    }

    @Test
    void refusesALargerFile() throws IOException {
        String text = VALID + "#".repeat(MEBIBYTE - VALID.length() + 1);

        refuses(
                file(text.getBytes(StandardCharsets.UTF_8)),
                ": is larger than 1 MiB; a PrivateCluster is one small document");
    }

    @Test
    void refusesWhatIsNoUtf8() throws IOException {
        refuses(file(VALID.getBytes(StandardCharsets.UTF_16)), ": is not UTF-8 text");
        refuses(file(new byte[] {'a', (byte) 0xe4, 'b'}), ": is not UTF-8 text");
    }

    @Test
    void takesAByteOrderMarkForNothing() throws IOException {
        assertThat(PolicyFile.load(file(("\ufeff" + VALID).getBytes(StandardCharsets.UTF_8)), Policies.COMPILER)
                        .region())
                .isEqualTo("us-west-2");
    }

    @Test
    void readsWindowsLineEnds() throws IOException {
        assertThat(PolicyFile.load(
                                file(VALID.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)), Policies.COMPILER)
                        .region())
                .isEqualTo("us-west-2");
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        refuses(directory.resolve("none.yaml"), ": cannot be read: there is no such file");
        refuses(directory, ": cannot be read: Is a directory");
    }

    private void refuses(Path file, String why) {
        assertThatThrownBy(() -> PolicyFile.load(file, Policies.COMPILER))
                .isInstanceOf(InputException.class)
                .hasMessage(file + why);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("cluster.yaml"), content);
    }
}
