/**
 * Warnings about tables that can be read but can hardly be meant: {@link io.tokentariff.check.tables.TableLint} asks each of
 * the others.
 */
@NullMarked
package io.tokentariff.check.tables;

import org.jspecify.annotations.NullMarked;
