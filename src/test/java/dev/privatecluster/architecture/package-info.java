/** What depends on what. */
@NullMarked
package dev.privatecluster.architecture;

import org.jspecify.annotations.NullMarked;
