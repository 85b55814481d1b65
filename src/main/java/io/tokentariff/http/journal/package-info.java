/** The audit log: who did what, in lines that cannot be changed or taken out without that being seen. */
@NullMarked
package io.tokentariff.http.journal;

import org.jspecify.annotations.NullMarked;
