package dev.privatecluster.core.rules;

import dev.privatecluster.api.v1alpha1.RuleAction;
import dev.privatecluster.core.image.ImageReference;
import dev.privatecluster.core.policy.Assessment;
import dev.privatecluster.core.policy.Assessment.Mirrored;
import dev.privatecluster.core.policy.Assessment.Unreachable;
import dev.privatecluster.core.policy.Target;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.Container;
import dev.privatecluster.core.workload.Container.Word;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The images that the injector of App Mesh puts into pods, as its arguments name them. */
final class InjectedImages {
    private static final List<String> FLAGS = List.of("-sidecar-image", "-init-image");

    private InjectedImages() {}

    /** Warns of those that cannot be pulled. */
    static void check(String ruleId, @Nullable Container injector, Examined examined, Consumer<Finding> findings) {
        List<Word> words = injector == null ? List.of() : injector.words();
        for (int i = 0; i < words.size(); i++) {
            Word image = imageAt(i, words);
            if (image != null) {
                check(ruleId, image, examined.policy().assess(image.text()), findings);
            }
        }
    }

    /** The image that a flag names, with one dash or two: behind the flag, or in the next word; null when it is another word. */
    private static @Nullable Word imageAt(int index, List<Word> words) {
        Word word = words.get(index);
        String text = Flag.unquoted(word.text());
        String flag = text.startsWith("--") ? text.substring(1) : text;
        for (String name : FLAGS) {
            if (flag.startsWith(name + "=")) {
                return new Word(word.path(), flag.substring(name.length() + 1));
            }
            if (flag.equals(name) && index + 1 < words.size()) {
                Word next = words.get(index + 1);
                return new Word(next.path(), Flag.unquoted(next.text()));
            }
        }
        return null;
    }

    private static void check(String ruleId, Word image, Assessment assessment, Consumer<Finding> findings) {
        if (assessment instanceof Mirrored mirrored && !mirrored.reachableAsWritten()) {
            findings.accept(finding(ruleId, image, mirrored.image(), mirrored.target()));
        } else if (assessment instanceof Unreachable unreachable) {
            Target target = unreachable.proposal() == null
                    ? null
                    : unreachable.proposal().target();
            findings.accept(finding(ruleId, image, unreachable.image(), target));
        }
    }

    private static Finding finding(String ruleId, Word image, ImageReference reference, @Nullable Target target) {
        String message = "the injector puts this image into pods, and it cannot be pulled here";
        if (target == null) {
            String remedy = "Name an image that can be pulled here.";
            return new Finding(ruleId, RuleAction.WARN, image.path(), image.text(), message, remedy, List.of());
        }
        return new Finding(
                ruleId,
                RuleAction.WARN,
                image.path(),
                image.text() + " (copy: " + target.image() + ")",
                message,
                "Write " + target.image() + " instead. " + CopyCommands.remedy("Copy the image", target),
                CopyCommands.forImage(reference, target));
    }
}
