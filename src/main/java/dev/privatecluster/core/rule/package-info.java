/** What a rule is, what it finds, and the catalog of all of them. */
@NullMarked
package dev.privatecluster.core.rule;

import org.jspecify.annotations.NullMarked;
