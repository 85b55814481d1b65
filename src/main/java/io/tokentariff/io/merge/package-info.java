/** Statements in: parts of a log that were priced apart, to be added up. */
@NullMarked
package io.tokentariff.io.merge;

import org.jspecify.annotations.NullMarked;
