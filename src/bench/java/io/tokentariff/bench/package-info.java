/** How fast it is, as ratios: {@code src/bench/run}. */
@NullMarked
package io.tokentariff.bench;

import org.jspecify.annotations.NullMarked;
