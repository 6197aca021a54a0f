package dev.privatecluster.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real kubectl, as administrator of one namespace.
 *
 * @param binary the executable
 * @param kubeconfig where the API server is, and who we are
 * @param namespace where commands apply
 * @param identity the options that make us somebody else
 */
record Kubectl(Path binary, Path kubeconfig, String namespace, List<String> identity) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The same in another namespace. */
    Kubectl in(String other) {
        return new Kubectl(binary, kubeconfig, other, identity);
    }

    /** The same as another user, who is an administrator, too. */
    Kubectl as(String user) {
        return new Kubectl(binary, kubeconfig, namespace, List.of("--as=" + user, "--as-group=system:masters"));
    }

    /** Runs it, whatever the outcome. */
    Command run(String... arguments) {
        List<String> line =
                new ArrayList<>(List.of(binary.toString(), "--kubeconfig=" + kubeconfig, "--namespace=" + namespace));
        line.addAll(identity);
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line);
        // Nothing of the user's own settings takes part.
        builder.environment().put("KUBERC", "off");
        builder.environment()
                .put("KUBECACHEDIR", Folders.TARGET.resolve("kubectl-cache").toString());
        return Command.run(builder, Patience.LIMIT);
    }

    /** Runs it, which has to succeed. */
    Command succeed(String... arguments) {
        return run(arguments).succeeded();
    }

    /** Runs a command that reads a manifest, whatever the outcome. */
    Command manifest(String text, String... arguments) {
        String file = Folders.file("yaml", text).toString();
        return run(Stream.concat(Stream.of(arguments), Stream.of("--filename=" + file))
                .toArray(String[]::new));
    }

    /** What a command prints as JSON; it has to succeed. */
    JsonNode json(String... arguments) {
        return parse(succeed(
                Stream.concat(Stream.of(arguments), Stream.of("--output=json")).toArray(String[]::new)));
    }

    /** The object as stored. */
    JsonNode get(String kind, String name) {
        return json("get", kind, name);
    }

    /** All objects of a kind that carry the label. */
    List<JsonNode> list(String kind, String label) {
        List<JsonNode> items = new ArrayList<>();
        json("get", kind, "--selector=" + label).path("items").forEach(items::add);
        return items;
    }

    /** Whether there is such an object. */
    boolean exists(String kind, String name) {
        return !succeed("get", kind, name, "--ignore-not-found", "--output=name")
                .stdout()
                .isBlank();
    }

    static JsonNode parse(Command command) {
        try {
            return JSON.readTree(command.stdout());
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(command.toString(), failure);
        }
    }
}
