/** One final class a rule. */
@NullMarked
package dev.privatecluster.core.rules;

import org.jspecify.annotations.NullMarked;
