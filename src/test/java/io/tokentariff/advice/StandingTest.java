package io.tokentariff.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which recommendations stand. */
class StandingTest {

    private static final Recommendation A = Recommendation.stay("a", "");
    private static final Recommendation B = Recommendation.stay("b", "");
    private static final Recommendation C = Recommendation.stay("c", "");

    @Test
    void whatNobodyOverrulesStands() {
        assertThat(new Standing(List.of(A), List.of()).stands(A)).isTrue();
    }

    @Test
    void theLoserFalls() {
        Standing standing = new Standing(List.of(A, B), List.of(Overrule.of(B, A, "")));
        assertThat(standing.stands(A)).isTrue();
        assertThat(standing.stands(B)).isFalse();
    }

    @Test
    void whatIsOverruledItselfOverrulesNothing() {
        Standing standing = new Standing(List.of(A, B, C), List.of(Overrule.of(B, A, ""), Overrule.of(C, B, "")));
        assertThat(standing.stands(C)).isTrue();
    }

    @Test
    void ofACircleNoneStandsAndThatIsKnown() {
        Standing standing = new Standing(List.of(A, B, C), List.of(Overrule.of(B, A, ""), Overrule.of(A, B, "")));
        assertThat(standing.undecided()).containsExactlyInAnyOrder(A, B);
        assertThat(standing.stands(C)).isTrue();
    }

    @Test
    void anArgumentThatDidNotFireChangesNothing() {
        assertThat(new Standing(List.of(A), List.of(Overrule.argument("x", A, ""))).stands(A))
                .isTrue();
    }
}
