/** Integration tests: the packaged webhook, and a real API server that calls it. */
@NullMarked
package dev.privatecluster.cluster;

import org.jspecify.annotations.NullMarked;
