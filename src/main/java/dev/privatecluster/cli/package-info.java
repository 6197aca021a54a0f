/** The command line. */
@NullMarked
package dev.privatecluster.cli;

import org.jspecify.annotations.NullMarked;
