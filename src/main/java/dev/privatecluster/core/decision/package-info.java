/** From an object under review and a policy to a verdict: order, actions, wording. */
@NullMarked
package dev.privatecluster.core.decision;

import org.jspecify.annotations.NullMarked;
