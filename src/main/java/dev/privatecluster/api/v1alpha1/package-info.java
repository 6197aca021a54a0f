/** What users write: the PrivateCluster configuration, as plain types without behaviour. */
@NullMarked
package dev.privatecluster.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
