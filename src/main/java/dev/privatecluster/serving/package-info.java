/** The configuration of the serving process: policy, certificates, start. */
@NullMarked
package dev.privatecluster.serving;

import org.jspecify.annotations.NullMarked;
