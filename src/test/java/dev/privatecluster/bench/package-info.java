/** Benchmarks. They are no tests: {@code ./mvnw -Pbench test-compile exec:exec} runs them. */
@NullMarked
package dev.privatecluster.bench;

import org.jspecify.annotations.NullMarked;
