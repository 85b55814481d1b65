/** Rulebooks and usage made to hang or to exhaust the program, and what it does with them. */
@NullMarked
package io.tokentariff.attacks;

import org.jspecify.annotations.NullMarked;
