package io.tokentariff.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a rulebook asks for, the program comes to an end with it, soon and in little memory, and says where it is. */
class ResourceAttackTest {

    /** Processor time that no command may take. */
    private static final Duration MOST = Duration.ofSeconds(5);

    static List<Attack> ofRules() {
        return Stream.of(JoinAttacks.all(), OutcomeAttacks.all(), ExpressionAttacks.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ofRules")
    void aRuleIsRefusedByNameOrPricesInTime(Attack attack) {
        Map<String, String> texts = ShippedRules.texts();
        texts.putAll(attack.files());
        long before = worked();
        RulebookLoader.Attempt attempt = RulebookLoader.attempt(RulebookFiles.of(texts), new Problems());
        List<Problem> errors =
                attempt.problems().stream().filter(Problem::isError).toList();
        if (attempt.rulebook() != null) {
            attempt.rulebook().quote(HostileUsage.record());
        }
        assertThat(Duration.ofNanos(worked() - before)).isLessThan(MOST);
        if (attack.refused()) {
            assertThat(errors).anyMatch(problem -> problem.file().equals(attack.culprit()));
        } else {
            assertThat(errors).isEmpty();
        }
    }

    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void theTablesThatAttacksAddHarmNobody() {
        Map<String, String> texts = ShippedRules.texts();
        texts.putAll(HostileTables.all());
        assertThat(RulebookLoader.attempt(RulebookFiles.of(texts), new Problems())
                        .problems())
                .noneMatch(Problem::isError);
    }

    @Test
    void attacksAreMany() {
        assertThat(Attacks.all()).hasSizeGreaterThan(180);
        assertThat(Attacks.all().stream()
                        .filter(attack -> !attack.kind().equals(Attack.LARGE))
                        .collect(Collectors.groupingBy(Attack::kind, Collectors.counting())))
                .allSatisfy((kind, shapes) -> assertThat(shapes).as(kind).isGreaterThanOrEqualTo(6));
    }
}
