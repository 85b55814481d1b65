/**
 * The front door of the library: {@link io.tokentariff.Tariff} prices usage records with a rulebook,
 * {@link io.tokentariff.LiveTariff} with whatever revision its folder holds.
 */
@NullMarked
package io.tokentariff;

import org.jspecify.annotations.NullMarked;
