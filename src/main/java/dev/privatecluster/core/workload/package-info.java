/** Where pod specs and images live in Kubernetes objects; nothing else knows. */
@NullMarked
package dev.privatecluster.core.workload;

import org.jspecify.annotations.NullMarked;
