/** Sessions of the coding agent Codex, as it writes them to disk. */
@NullMarked
package io.tokentariff.io.format.codex;

import org.jspecify.annotations.NullMarked;
