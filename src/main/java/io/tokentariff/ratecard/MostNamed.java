package io.tokentariff.ratecard;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How specific the most specific of some terms of one name are, for each meter and for all of them. */
final class MostNamed {

    private int ofAllMeters = -1;
    private final Map<String, Integer> ofMeter = new HashMap<>();

    void add(Term term) {
        if (term.meter() == null) {
            ofAllMeters = Math.max(ofAllMeters, term.named());
        } else {
            ofMeter.merge(term.meter(), term.named(), Math::max);
        }
    }

    /** Returns the meters that more specific terms stand for instead of this one; null if they do so for all of its meters. */
    @Nullable
    Set<String> insteadOf(Term term) {
        int named = term.named();
        if (ofAllMeters > named || (term.meter() != null && ofMeter.getOrDefault(term.meter(), -1) > named)) {
            return null;
        }
        if (term.meter() != null || ofMeter.isEmpty()) {
            return Collections.emptySet();
        }
        Set<String> except = new TreeSet<>();
        ofMeter.forEach((meter, most) -> {
            if (most > named) {
                except.add(meter);
            }
        });
        if (!except.isEmpty()) {
            except.addAll(term.exceptMeters());
        }
        return except;
    }
}
