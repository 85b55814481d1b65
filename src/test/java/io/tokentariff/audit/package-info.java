/** Tests of audits: bills made wrong on purpose, bills of several shapes. */
@NullMarked
package io.tokentariff.audit;

import org.jspecify.annotations.NullMarked;
