/** The conformance corpus of {@code fixtures/conformance}, run against this program and against wrong ones. */
@NullMarked
package io.tokentariff.conformance;

import org.jspecify.annotations.NullMarked;
