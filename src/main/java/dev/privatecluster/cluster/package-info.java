/** Everything that talks to the API server: watches, leases, certificates, status. */
@NullMarked
package dev.privatecluster.cluster;

import org.jspecify.annotations.NullMarked;
