/**
 * What was consumed: {@link io.tokentariff.usage.UsageRecord usage records} with their
 * {@link io.tokentariff.usage.TokenCounts token counts}, as a provider's log tells them. Nothing here knows a price.
 */
@NullMarked
package io.tokentariff.usage;

import org.jspecify.annotations.NullMarked;
