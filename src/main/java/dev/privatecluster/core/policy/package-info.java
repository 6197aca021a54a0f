/** The compiled policy: one immutable snapshot that answers every question a decision asks. */
@NullMarked
package dev.privatecluster.core.policy;

import org.jspecify.annotations.NullMarked;
