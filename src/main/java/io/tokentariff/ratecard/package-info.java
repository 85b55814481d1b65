/**
 * What is offered: the rows of a rulebook's {@code tables/}, read strictly and every fault reported. A
 * {@link io.tokentariff.ratecard.RateCard} holds them all; {@link io.tokentariff.ratecard.Rate},
 * {@link io.tokentariff.ratecard.Term}, {@link io.tokentariff.ratecard.LongContext},
 * {@link io.tokentariff.ratecard.ModelInfo}, {@link io.tokentariff.ratecard.TierInfo} and
 * {@link io.tokentariff.ratecard.RegionInfo} are also facts that rules match.
 */
@NullMarked
package io.tokentariff.ratecard;

import org.jspecify.annotations.NullMarked;
