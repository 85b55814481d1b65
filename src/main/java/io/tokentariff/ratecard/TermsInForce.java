package io.tokentariff.ratecard;

import io.tokentariff.usage.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rows of {@code terms.csv}: of those with one name that are for some usage, the most specific hold. Immutable and
 * thread-safe.
 */
final class TermsInForce {

    /** Rows for any account whose name no other row has: nothing stands instead of them. */
    private final List<Term> alone;

    /** The other rows for any account. */
    private final List<Term> among;

    private final AccountTerms ofAccounts;
    private final Map<Term, Term> narrowed = new ConcurrentHashMap<>();

    TermsInForce(List<Term> rows, AccountTerms ofAccounts) {
        Map<String, Long> times = rows.stream().collect(Collectors.groupingBy(Term::name, Collectors.counting()));
        Map<Boolean, List<Term>> ofAll = rows.stream()
                .filter(term -> !term.whom().namesAccount())
                .collect(Collectors.partitioningBy(term -> times.getOrDefault(term.name(), 0L) == 1));
        this.alone = ofAll.getOrDefault(true, List.of());
        this.among = ofAll.getOrDefault(false, List.of());
        this.ofAccounts = ofAccounts;
    }

    /** The rows that name an account, of whatever table. */
    AccountTerms ofAccounts() {
        return ofAccounts;
    }

    /** Returns the rows that are for an account's usage and hold; equal ones are one object. */
    List<Term> of(Account account, Predicate<Term> fits) {
        List<Term> left = RateCard.chosen(alone, fits);
        List<Term> fitting = RateCard.chosen(among, fits);
        for (Row.OfAccounts row : ofAccounts.of(account)) {
            if (row instanceof Term term && fits.test(term)) {
                fitting.add(term);
            }
        }
        Map<String, MostNamed> most = new HashMap<>();
        for (Term term : fitting) {
            most.computeIfAbsent(term.name(), name -> new MostNamed()).add(term);
        }
        for (Term term : fitting) {
            MostNamed others = most.get(term.name());
            Set<String> except = others == null ? Set.of() : others.insteadOf(term);
            if (except != null) {
                left.add(
                        except.isEmpty()
                                ? term
                                : narrowed.computeIfAbsent(term.except(Set.copyOf(except)), same -> same));
            }
        }
        return left;
    }
}
