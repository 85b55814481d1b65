/**
 * The tables of a rulebook as text: what each is ({@link io.tokentariff.table.Tables}), and how it is read, cell by cell, with
 * the place of each. What their rows mean stands above, in {@code ratecard} and {@code advice}.
 */
@NullMarked
package io.tokentariff.table;

import org.jspecify.annotations.NullMarked;
