/** Priced usage as FOCUS has it, the format in which FinOps tools read costs. */
@NullMarked
package io.tokentariff.io.focus;

import org.jspecify.annotations.NullMarked;
