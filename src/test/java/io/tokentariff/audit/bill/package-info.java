/** Tests of reading bills and of understanding their line items. */
@NullMarked
package io.tokentariff.audit.bill;

import org.jspecify.annotations.NullMarked;
