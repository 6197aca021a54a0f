package dev.privatecluster.input;

import dev.privatecluster.core.policy.ConfigurationProblem;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.PolicyCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A {@code PrivateCluster} in a file. */
public final class PolicyFile {
    private static final int LARGEST = 1024 * 1024;

    private PolicyFile() {}

    /**
     * Reads and compiles the file.
     *
     * @throws InputException naming every mistake with file, line and field
     */
    public static Policy load(Path file, PolicyCompiler compiler) {
        return parse(file.toString(), read(file), compiler);
    }

    static Policy parse(String name, String text, PolicyCompiler compiler) {
        YamlDocument document = YamlReader.read(name, text);
        PolicyCompiler.Result result = compiler.compile(document.root());
        List<YamlDocument.Located> problems = new ArrayList<>(document.duplicates());
        for (ConfigurationProblem problem : result.problems()) {
            problems.add(new YamlDocument.Located(document.lineOf(problem.field()), problem.toString()));
        }
        if (result.policy() == null || !problems.isEmpty()) {
            throw new InputException(problems.stream()
                    .sorted(Comparator.comparingInt(YamlDocument.Located::line))
                    .map(problem -> name + (problem.line() > 0 ? ":" + problem.line() : "") + ": " + problem.message())
                    .collect(Collectors.joining(System.lineSeparator())));
        }
        return result.policy();
    }

    private static String read(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new InputException(file + ": is larger than 1 MiB; a PrivateCluster is one small document");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": is not UTF-8 text", e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
    }
}
