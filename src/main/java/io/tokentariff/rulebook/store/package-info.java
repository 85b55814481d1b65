/**
 * Compiled rulebooks kept in a folder of the user, so that a program that runs for one moment need not compile. What is kept is
 * as trusted as the program itself: the folder belongs to the user alone, or nothing is read.
 */
@NullMarked
package io.tokentariff.rulebook.store;

import org.jspecify.annotations.NullMarked;
