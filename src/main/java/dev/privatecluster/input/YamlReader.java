package dev.privatecluster.input;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML within bounds: what a user gives may be huge, or grow huge by its aliases. */
public final class YamlReader {
    private static final int LARGEST = 1024 * 1024;
    private static final int MOST_ALIASES = 50;

    private YamlReader() {}

    /**
     * Reads exactly one document.
     *
     * @param name what messages call it
     * @param text of at most 1 MiB
     * @throws InputException if it is no YAML, empty, too large, or more than one document
     */
    public static YamlDocument read(String name, String text) {
        return reading(name, text, documents -> {
            if (!documents.hasNext()) {
                throw new InputException(name + ": is empty; one YAML document is expected");
            }
            YamlDocument document = new YamlTree(name).read(documents.next());
            if (documents.hasNext()) {
                throw new InputException(
                        location(name, documents.next()) + ": a second document begins here; one is expected");
            }
            return document;
        });
    }

    /**
     * Reads all documents but those that hold nothing.
     *
     * @param name what messages call it
     * @param text of at most 1 MiB
     * @throws InputException if it is no YAML or too large
     */
    public static List<YamlDocument> readAll(String name, String text) {
        return reading(name, text, documents -> {
            List<YamlDocument> found = new ArrayList<>();
            while (documents.hasNext()) {
                YamlDocument document = new YamlTree(name).read(documents.next());
                if (!document.root().isNull()) {
                    found.add(document);
                }
            }
            return found;
        });
    }

    private static <T> T reading(String name, String text, Function<Iterator<Node>, T> reader) {
        try {
            LoadSettings settings = settings(name);
            Parser parser = new BoundedParser(name, new ParserImpl(settings, new StreamReader(settings, text)));
            return reader.apply(new Composer(settings, parser));
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new InputException(name + line + ": is no valid YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new InputException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    static String location(String name, Node node) {
        return name + lineOf(node).map(line -> ":" + line).orElse("");
    }

    /** The line of a node, counted from 1. */
    static Optional<Integer> lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1);
    }

    private static LoadSettings settings(String name) {
        return LoadSettings.builder()
                .setLabel(name)
                .setSchema(new CoreSchema())
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setAllowRecursiveKeys(false)
                .build();
    }
}
