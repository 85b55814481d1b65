/**
 * What every usage format has in common: its contract ({@link io.tokentariff.io.format.UsageFormat}), the draft of a record it
 * fills, where its records and {@link io.tokentariff.io.format.Reject}s go, and what is noted on the way. Each provider's or
 * tool's own formats are a package below this one.
 *
 * <p>The Javadoc of each {@link io.tokentariff.io.format.UsageFormat} is its file format. To add one, implement
 * {@link io.tokentariff.io.format.LineFormat} or {@link io.tokentariff.io.format.StreamFormat} and add it to the list in
 * {@code io.read.UsageFormats}.
 */
@NullMarked
package io.tokentariff.io.format;

import org.jspecify.annotations.NullMarked;
