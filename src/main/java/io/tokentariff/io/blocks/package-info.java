/** Bytes of a usage file, unpacked and cut into blocks of whole lines, read by several threads in the file's order, or into rows of CSV. */
@NullMarked
package io.tokentariff.io.blocks;

import org.jspecify.annotations.NullMarked;
