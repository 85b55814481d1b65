/**
 * Usage files in: {@link io.tokentariff.io.read.UsageReader} recognises a file by its content and hands each usage record
 * to a {@link io.tokentariff.io.read.UsageSink}, each line that cannot be read as a {@link io.tokentariff.io.read.Reject}.
 * A wrong line is rejected with its position, never guessed at. Reading needs constant memory, whatever the size of the file.
 *
 * <p>The Javadoc of each {@link io.tokentariff.io.read.UsageFormat} is its file format. To add one, implement
 * {@link io.tokentariff.io.read.LineFormat} or {@link io.tokentariff.io.read.StreamFormat} and add it to
 * {@link io.tokentariff.io.read.UsageFormats}.
 */
@NullMarked
package io.tokentariff.io.read;

import org.jspecify.annotations.NullMarked;
