package io.tokentariff.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> MODELS = List.of("gpt-4.1", "gpt-4.1-mini", "gpt-4.1-nano", "gpt-5-mini", "o3");

    @Test
    void namesTheNearestFirst() {
        assertThat(NearestName.of("gpt-4.1-mni", MODELS, 2)).containsExactly("gpt-4.1-mini", "gpt-4.1-nano");
        assertThat(NearestName.of("gpt-4.1-mini", MODELS, 1)).containsExactly("gpt-4.1-mini");
    }

    @Test
    void equalDistancesComeInTheOrderOfTheAlphabet() {
        assertThat(NearestName.of("ab", List.of("ad", "ac", "ab"), 3)).containsExactly("ab", "ac", "ad");
        assertThat(NearestName.of("ab", List.of("ad", "ad", "ac"), 3)).containsExactly("ac", "ad");
    }

    @Test
    void namesNothingFarAway() {
        assertThat(NearestName.of("claude-sonnet", MODELS, 3)).isEmpty();
        assertThat(NearestName.hint("claude-sonnet", MODELS)).isEmpty();
        assertThat(NearestName.of("o", MODELS, 3)).containsExactly("o3");
        assertThat(NearestName.of("", MODELS, 3)).containsExactly("o3");
    }

    @Test
    void closestNamesSomethingHoweverFar() {
        assertThat(NearestName.closest("claude-sonnet", MODELS, 2)).hasSize(2);
        assertThat(NearestName.closest("x", List.of(), 2)).isEmpty();
    }

    @Test
    void aHintAsksWhetherItWasMeant() {
        assertThat(NearestName.hint("gpt-4.1-mni", MODELS)).isEqualTo("Maybe \"gpt-4.1-mini\" was meant.");
    }

    @Test
    void namesOfAnyLengthAreCompared() {
        String endless = "gpt-4.1-mini".repeat(100_000);
        assertThat(NearestName.of(endless, MODELS, 3)).isEmpty();
        assertThat(NearestName.closest(endless, MODELS, 1)).containsExactly("gpt-4.1-mini");
    }

    @Test
    void distancesAreThoseOfTheTable() {
        Random random = new Random(20_260_412);
        for (int n = 0; n < 20_000; n++) {
            String one = letters(random, random.nextInt(65));
            String other = letters(random, random.nextInt(80));
            assertThat(new EditDistance(one).to(other)).as("%s, %s", one, other).isEqualTo(distance(one, other));
        }
    }

    private static String letters(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < count; n++) {
            text.append("abc-4é".charAt(random.nextInt(6)));
        }
        return text.toString();
    }

    private static int distance(String one, String other) {
        int[][] least = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                least[i][j] = i == 0 || j == 0
                        ? i + j
                        : Math.min(
                                least[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1),
                                Math.min(least[i - 1][j], least[i][j - 1]) + 1);
            }
        }
        return least[one.length()][other.length()];
    }
}
