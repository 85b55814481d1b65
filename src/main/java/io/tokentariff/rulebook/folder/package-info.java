/**
 * The files of a rulebook, wherever they are: read from a folder, out of the class path, a zip or texts in memory
 * ({@link io.tokentariff.rulebook.folder.RulebookFiles}), and looked at again while they are edited.
 */
@NullMarked
package io.tokentariff.rulebook.folder;

import org.jspecify.annotations.NullMarked;
