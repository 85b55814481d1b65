/** The command line: reads arguments, prints, and decides nothing about prices. */
@NullMarked
package io.tokentariff.cli;

import org.jspecify.annotations.NullMarked;
