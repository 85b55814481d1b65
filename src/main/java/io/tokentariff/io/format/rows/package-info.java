/**
 * What formats of tools have in common: an object of JSON or a row of a CSV file, held as a whole, of which a format asks for
 * {@link io.tokentariff.io.format.rows.Fields} by their names.
 */
@NullMarked
package io.tokentariff.io.format.rows;

import org.jspecify.annotations.NullMarked;
