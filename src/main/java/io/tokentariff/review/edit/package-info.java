/** Changes of a rulebook's texts that touch what is changed and nothing else: cells and rows of tables, prices from a day on. */
@NullMarked
package io.tokentariff.review.edit;

import org.jspecify.annotations.NullMarked;
