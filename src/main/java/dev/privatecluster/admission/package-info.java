/** The two webhooks: AdmissionReview bytes in, bytes out. No decisions. */
@NullMarked
package dev.privatecluster.admission;

import org.jspecify.annotations.NullMarked;
