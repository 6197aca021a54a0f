/** Image references and the registries and repositories that they name: values, parsed once, text kept as written. */
@NullMarked
package dev.privatecluster.core.image;

import org.jspecify.annotations.NullMarked;
