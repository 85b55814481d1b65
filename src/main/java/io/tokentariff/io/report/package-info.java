/** Reports: what is said, once, and one writer for each form in which people read it. */
@NullMarked
package io.tokentariff.io.report;

import org.jspecify.annotations.NullMarked;
