/**
 * Public price lists as a change of a rulebook: {@link io.tokentariff.review.imports.PriceFile} reads one, {@link
 * io.tokentariff.review.imports.PriceImport} makes rows of several and says what was left out and where they disagree.
 */
@NullMarked
package io.tokentariff.review.imports;

import org.jspecify.annotations.NullMarked;
