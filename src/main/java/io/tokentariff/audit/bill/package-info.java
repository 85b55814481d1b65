/** What the provider billed: pages of its costs or its export of them, and what their line items are called. */
@NullMarked
package io.tokentariff.audit.bill;

import org.jspecify.annotations.NullMarked;
