package io.tokentariff.attacks;

import java.util.List;
import java.util.stream.Stream;

/** Every attack there is. */
final class Attacks {

    private Attacks() {}

    static List<Attack> all() {
        return Stream.of(
                        JoinAttacks.all(),
                        OutcomeAttacks.all(),
                        ExpressionAttacks.all(),
                        SizeAttacks.all(),
                        CaseAttacks.all())
                .flatMap(List::stream)
                .toList();
    }
}
