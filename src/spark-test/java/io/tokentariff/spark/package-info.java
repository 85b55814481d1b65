/** Usage is priced on Spark as it is by the program itself. */
@NullMarked
package io.tokentariff.spark;

import org.jspecify.annotations.NullMarked;
