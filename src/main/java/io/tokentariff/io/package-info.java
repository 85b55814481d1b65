/** From usage files to priced records: {@link io.tokentariff.io.PriceRun} joins readers, a rulebook and a statement. */
@NullMarked
package io.tokentariff.io;

import org.jspecify.annotations.NullMarked;
