package dev.privatecluster.core.decision;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.privatecluster.core.policy.Target;
import dev.privatecluster.core.workload.ImageUse;

/**
 * An image that is to be replaced by its copy.
 *
 * @param use where it stands, and the text
 * @param target the copy
 */
public record Rewrite(ImageUse use, Target target) implements Change {
    @Override
    public String line() {
        return use.field() + ": " + use.image() + " to " + target.image();
    }

    @Override
    public Edit edit() {
        return new Edit(Edit.Operation.REPLACE, use.pointer(), TextNode.valueOf(target.image()));
    }
}
