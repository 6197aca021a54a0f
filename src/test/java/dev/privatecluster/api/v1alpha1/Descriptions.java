package dev.privatecluster.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the comments of the API's types say, in plain text: the same words for who reads the code and who uses kubectl. */
final class Descriptions {
    private static final Path SOURCES = Path.of("src/main/java");

    /** By the name of what is commented on, such as {@code PrivateClusterSpec.Mirror} or {@code Mode.AUDIT}. */
    private final Map<String, DocCommentTree> comments = new HashMap<>();

    private Descriptions() {}

    /** Reads the sources of a package. */
    static Descriptions of(Package types) throws IOException {
        Descriptions descriptions = new Descriptions();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path folder = SOURCES.resolve(types.getName().replace('.', '/'));
        try (Stream<Path> sources = Files.list(folder);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources.toList()));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                descriptions.new Scanner(trees).scan(unit, "");
            }
        }
        return descriptions;
    }

    /** What a type is, in the first sentence about it. */
    String type(Class<?> type) {
        return sentence(text(comment(nameOf(type)).getFirstSentence()));
    }

    /** What a component of a record is, and what the constants mean where it is an enum. */
    String component(Class<?> type, String component, Class<?> valueType) {
        String meaning = comment(nameOf(type)).getBlockTags().stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .filter(tag -> tag.getName().getName().contentEquals(component))
                .findFirst()
                .map(tag -> sentence(text(tag.getDescription())))
                .orElseThrow(() -> new AssertionError(type + " says nothing about " + component));
        if (!valueType.isEnum()) {
            return meaning;
        }
        return meaning
                + Stream.of(valueType.getEnumConstants())
                        .map(constant -> " " + spelling(valueType, constant.toString()) + ": "
                                + text(comment(nameOf(valueType) + "." + constant)
                                        .getFullBody()))
                        .collect(Collectors.joining());
    }

    private DocCommentTree comment(String name) {
        DocCommentTree comment = comments.get(name);
        if (comment == null) {
            throw new AssertionError(name + " has no comment");
        }
        return comment;
    }

    private static String nameOf(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(Descriptions::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ");
    }

    private static String text(DocTree part) {
        if (part instanceof TextTree text) {
            return text.getBody();
        }
        if (part instanceof LiteralTree literal) {
            return literal.getBody().getBody();
        }
        if (part instanceof LinkTree link) {
            String[] constant = link.getReference().getSignature().split("#", 2);
            try {
                return spelling(Class.forName(Descriptions.class.getPackageName() + "." + constant[0]), constant[1]);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(link + " is no constant of an enum", e);
            }
        }
        throw new AssertionError(part + " cannot be told in plain text");
    }

    private static String spelling(Class<?> type, String constant) {
        try {
            return type.getField(constant).getAnnotation(JsonProperty.class).value();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(type + " has no " + constant, e);
        }
    }

    private static String sentence(String text) {
        String end = text.endsWith(".") ? "" : ".";
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + end;
    }

    /** Remembers every comment; what it is given is the name of what surrounds the place. */
    private final class Scanner extends TreePathScanner<@Nullable Void, String> {
        private final DocTrees trees;

        Scanner(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String around) {
            remember(around + type.getSimpleName());
            return super.visitClass(type, around + type.getSimpleName() + ".");
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, String around) {
            remember(around + field.getName());
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, String around) {
            return null;
        }

        private void remember(String name) {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                comments.put(name, comment);
            }
        }
    }
}
