/** TokenTariff: prices LLM usage by tables and rules that an analyst can edit. */
@NullMarked
package io.tokentariff;

import org.jspecify.annotations.NullMarked;
