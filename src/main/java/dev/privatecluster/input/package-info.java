/** Files in: YAML with line numbers, policies, and the facts that ship with the program. */
@NullMarked
package dev.privatecluster.input;

import org.jspecify.annotations.NullMarked;
