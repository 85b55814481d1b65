/** The front door of the library: {@link io.tokentariff.Tariff} prices usage records with a rulebook. */
@NullMarked
package io.tokentariff;

import org.jspecify.annotations.NullMarked;
