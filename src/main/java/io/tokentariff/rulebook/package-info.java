/**
 * Rules and tables, compiled: {@link io.tokentariff.rulebook.RulebookLoader} takes files to a
 * {@link io.tokentariff.rulebook.Rulebook}, which prices. Below it, each a package: {@code folder} has the files, {@code drl}
 * reads rules, {@code facts} says what they can see, {@code lint} checks them, {@code engine} compiles and evaluates them within
 * the {@code sandbox}, {@code plans} remembers what they decided, {@code store} keeps it.
 */
@NullMarked
package io.tokentariff.rulebook;

import org.jspecify.annotations.NullMarked;
