/** What tests of several packages share: policies from a few lines of YAML, pods, and what a JSON patch does. */
@NullMarked
package dev.privatecluster.testing;

import org.jspecify.annotations.NullMarked;
