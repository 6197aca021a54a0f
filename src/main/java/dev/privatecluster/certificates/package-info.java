/** Certificates: making them, and saying when they are due. No files, no network, no clock. */
@NullMarked
package dev.privatecluster.certificates;

import org.jspecify.annotations.NullMarked;
