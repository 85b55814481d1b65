/** Any CSV or JSON whose columns a map says: {@link io.tokentariff.io.format.columns.ColumnsFormat}. */
@NullMarked
package io.tokentariff.io.format.columns;

import org.jspecify.annotations.NullMarked;
