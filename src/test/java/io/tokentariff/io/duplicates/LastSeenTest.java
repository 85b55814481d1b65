package io.tokentariff.io.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LastSeenTest {

    @Test
    void theLastPlaceOfEachIdIsKept() {
        Random random = new Random(7);
        LastSeen seen = new LastSeen();
        long[] firsts = new long[50_000];
        long[] seconds = new long[50_000];
        Map<Long, Integer> last = new HashMap<>();
        for (int i = 0; i < firsts.length; i++) {
            boolean again = i > 0 && random.nextInt(3) == 0;
            int of = again ? random.nextInt(i) : i;
            firsts[i] = again ? firsts[of] : random.nextLong();
            seconds[i] = again ? (seconds[of] & ~0xffff_ffffL) | random.nextInt(1 << 30) : random.nextLong();
            seen.add(firsts[i], seconds[i], i);
            last.put(firsts[i], i);
        }
        for (int i = 0; i < firsts.length; i++) {
            assertThat(seen.isLast(firsts[i], seconds[i], i))
                    .isEqualTo(Integer.valueOf(i).equals(last.get(firsts[i])));
        }
    }

    @Test
    void idsThatDifferInTheSecondNumberAloneAreTwo() {
        LastSeen seen = new LastSeen();
        seen.add(0, 1L << 60, 0);
        seen.add(0, 1L << 61, 1);
        assertThat(seen.isLast(0, 1L << 60, 0)).isTrue();
        assertThat(seen.isLast(0, 1L << 61, 1)).isTrue();
        assertThat(seen.isLast(0, 1L << 62, 0)).isFalse();
    }
}
