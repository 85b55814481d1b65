/** Our price beside what was billed: what agrees, what differs and why, what only one side has. */
@NullMarked
package io.tokentariff.audit;

import org.jspecify.annotations.NullMarked;
