/**
 * Usage files in: {@link io.tokentariff.io.read.UsageReader} recognises a file by its content and hands each usage record
 * to a {@link io.tokentariff.io.format.UsageSink}, each line that cannot be read as a {@link io.tokentariff.io.format.Reject}.
 * A wrong line is rejected with its position, never guessed at. Reading needs constant memory, whatever the size of the file.
 */
@NullMarked
package io.tokentariff.io.read;

import org.jspecify.annotations.NullMarked;
