package dev.privatecluster.core.rule;

import dev.privatecluster.core.policy.Assessment;
import dev.privatecluster.core.workload.ImageUse;

/**
 * One image of an object, with what the policy says about it.
 *
 * @param use where it stands, and the text
 * @param assessment what the policy says
 * @param rewriting whether images like this one, here, are rewritten at all
 * @param isOld whether it was there before
 */
public record ExaminedImage(ImageUse use, Assessment assessment, boolean rewriting, boolean isOld) {}
