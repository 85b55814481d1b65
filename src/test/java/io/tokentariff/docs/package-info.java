/** The documents' examples, compiled and run. */
@NullMarked
package io.tokentariff.docs;

import org.jspecify.annotations.NullMarked;
