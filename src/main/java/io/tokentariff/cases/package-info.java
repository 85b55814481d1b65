/**
 * Rule cases: examples beside each rule file ({@code x.cases.yaml} beside {@code x.drl}) that say what a rule decides,
 * one record at a time ({@code usage:}), many prices at once ({@code prices:}), or what is advised ({@code workload:}).
 * {@link io.tokentariff.cases.CaseReader} reads them, {@link io.tokentariff.cases.CaseRunner} runs each as one evaluation and
 * counts which rules they try, {@link io.tokentariff.cases.Mutator} changes the rulebook in small ways and finds the changes
 * that no case notices.
 */
@NullMarked
package io.tokentariff.cases;

import org.jspecify.annotations.NullMarked;
