/** Usage records as this program defines them, as lines of JSON and as CSV; {@code native} itself is a word of Java. */
@NullMarked
package io.tokentariff.io.format.native_;

import org.jspecify.annotations.NullMarked;
