package io.tokentariff.http.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of many who write at once, one is first and the others are told. */
class RaceTest {

    private static final int RACES = 25;
    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    /** Has all do something at once; returns who succeeded. The others must have been told that somebody was faster. */
    private static List<Integer> winners(ExecutorService threads, List<Callable<?>> runners) throws Exception {
        CyclicBarrier start = new CyclicBarrier(runners.size());
        List<Future<Boolean>> ends = new ArrayList<>();
        for (Callable<?> runner : runners) {
            ends.add(threads.submit(() -> {
                start.await();
                try {
                    runner.call();
                    return true;
                } catch (StoreException.Moved e) {
                    return false;
                }
            }));
        }
        List<Integer> winners = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            if (ends.get(i).get()) {
                winners.add(i);
            }
        }
        return winners;
    }

    @Test
    void ofManyPublishersOneIsFirst() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (RulebookStore store = Stores.open(folder.resolve("rules.git"))) {
            List<Revision> told = new ArrayList<>();
            store.onHead(told::add);
            for (int race = 1; race <= RACES; race++) {
                List<Callable<?>> runners = new ArrayList<>();
                List<String> prices = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    String price = race + "." + writer + "1";
                    prices.add(Stores.rates(price));
                    Draft draft = Stores.submitted(store, price);
                    runners.add(() -> Stores.publish(store, draft));
                }
                List<Integer> winners = winners(threads, runners);
                assertThat(winners).as("race %s", race).hasSize(1);
                assertThat(store.files(store.head().id()).text(Stores.RATES)).isEqualTo(prices.get(winners.get(0)));
            }
            assertThat(store.revisions(100, null)).hasSize(RACES + 1);
            assertThat(told).hasSize(RACES).doesNotHaveDuplicates();
            assertThat(told.get(RACES - 1)).isEqualTo(store.head());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ofManyWritersOfADraftOneIsFirst() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (RulebookStore store = Stores.open(folder.resolve("rules.git"))) {
            store.create("ann", "Price", "List.");
            for (int race = 1; race <= RACES; race++) {
                List<Callable<?>> runners = new ArrayList<>();
                String seen = store.draft(1).commit();
                for (int writer = 0; writer < WRITERS; writer++) {
                    String price = Stores.rates(race + "." + writer + "1");
                    runners.add(() -> store.write(1, seen, "ann", Map.of(Stores.RATES, price)));
                }
                assertThat(winners(threads, runners)).as("race %s", race).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void draftsThatBeginAtOnceHaveNumbersOfTheirOwn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (RulebookStore store = Stores.open(folder.resolve("rules.git"))) {
            List<Callable<?>> runners = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                runners.add(() -> store.create("ann", "Price", "List."));
            }
            assertThat(winners(threads, runners)).hasSize(WRITERS);
            assertThat(store.drafts()).extracting(Draft::number).containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
        } finally {
            threads.shutdownNow();
        }
    }
}
