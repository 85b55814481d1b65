package io.tokentariff.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.ShippedRules;
import io.tokentariff.io.duplicates.DuplicateFilter;
import io.tokentariff.io.duplicates.Prints;
import io.tokentariff.io.duplicates.RepeatSearch;
import io.tokentariff.io.duplicates.Repeats;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.native_.NativeJsonFormat;
import io.tokentariff.io.read.LinesPart;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rating.statement.StatementPart;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a log, priced apart and in any order, are the log: statement with agreements, priced lines and rejects. */
class PartRunTest {

    private static final Rulebook AGREED = ShippedRules.with(
            Map.of(
                    "agreements/volume-discount.csv",
                    """
            agreement,mode,unit,above,percent,project,model,meter,from,until,source
            deal,graduated,tokens,10000000,-10,,gpt-4.1-mini,input,,,test
            month,volume,usd,5,-5,,,,,,test
            """));
    private static final List<Dimension> BY = List.of(new Dimension("model"), new Dimension("project"));
    private static final byte[] QUARTER = read();
    private static final Result WHOLE = whole();
    private static final DuplicateFilter.Key KEY = DuplicateFilter.Key.random();
    private static final int BUCKETS = 3;

    private record Result(String lines, Statement statement, List<String> rejects) {}

    private static byte[] read() {
        try {
            String usage = Files.readString(Path.of("fixtures/usage/2026-q2.jsonl"));
            List<String> lines = new ArrayList<>(usage.lines().toList());
            // some lines again, and some ids with other content, far from where they were
            Random random = new Random(3);
            for (int i = 0; i < 300; i++) {
                String line = lines.get(random.nextInt(lines.size()));
                lines.add(random.nextInt(lines.size()), i % 2 == 0 ? line : line.replace("_tokens\":", "_tokens\":1"));
            }
            return (String.join("\n", lines) + "\n").getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result whole() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        List<String> rejects = new ArrayList<>();
        PriceRun run = new PriceRun(
                AGREED,
                new StatementBuilder(BY, List.of(), AGREED.agreements()),
                new PriceOptions(true, true, 0, 1),
                lines,
                reject -> rejects.add(reject.line() + " " + reject));
        run.price(UsageInput.of("usage", new ByteArrayInputStream(QUARTER)), new UsageReader());
        return new Result(lines.toString(UTF_8), run.statement(), rejects);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 64})
    void partsAreTheWhole(int count) {
        List<byte[]> parts = cut(count);
        PartRun run = new PartRun(AGREED, BY, List.of());
        List<PartRun.Part> first = new ArrayList<>();
        Map<Integer, Repeats> repeats = repeats(parts, run, null, first);

        StatementBuilder statement = run.statement();
        StringBuilder lines = new StringBuilder();
        List<String> rejects = new ArrayList<>();
        long before = 0;
        List<StatementPart> sums = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            LinesPart part = part(parts, i);
            PartRun.Part priced = run.price(
                    part, KEY, repeats.getOrDefault(i, new Repeats()), new PartRun.Listeners(out, null, reject -> {}));
            lines.append(out.toString(UTF_8));
            for (Reject reject : priced.rejects()) {
                Reject there = reject.after(before);
                rejects.add(there.line() + " " + there);
            }
            before += part.count();
            // a part in which nothing came before need not be priced again
            sums.add(repeats.containsKey(i) ? priced.sums() : first.get(i).sums());
        }
        Collections.shuffle(sums, new Random(count));
        sums.forEach(each -> statement.add(sent(each)));

        Statement built =
                statement.build(AGREED.revision(), AGREED.rateCard().rows().meters());
        assertThat(built).isEqualTo(WHOLE.statement());
        assertThat(built.settlement().lines()).isNotEmpty();
        assertThat(built.records().duplicate()).isGreaterThan(100);
        assertThat(rejects).isEqualTo(WHOLE.rejects());
        assertThat(lines.toString()).isEqualTo(WHOLE.lines());
    }

    @Test
    void recordsMaySayThemselvesWhereTheyStand() {
        List<byte[]> parts = new ArrayList<>(cut(5));
        Map<Integer, Repeats> expected = repeats(parts, new PartRun(AGREED, BY, List.of()), null, new ArrayList<>());
        // the same parts, their numbers turned round
        long[] begins = new long[parts.size()];
        for (int i = 1; i < begins.length; i++) {
            begins[i] = begins[i - 1] + parts.get(i - 1).length;
        }
        RepeatSearch search = new RepeatSearch(KEY);
        for (int i = 0; i < parts.size(); i++) {
            long begin = begins[i];
            Prints prints = new Prints(false, 1);
            PartRun.noteOnly(part(parts, i), KEY, at(begin), prints);
            search.add(sent(prints.block(0, 9 - i)));
        }

        Map<Integer, Repeats> found = search.find();
        assertThat(found.keySet()).isEqualTo(new TreeMap<>(turned(expected)).keySet());
        expected.forEach((part, repeats) -> {
            Repeats same = Objects.requireNonNull(found.get(9 - part));
            int from = 0;
            for (Map.Entry<Integer, Repeats.Repeat> each = repeats.from(0); each != null; each = repeats.from(from)) {
                assertThat(same.from(from)).isEqualTo(each);
                from = each.getKey() + 1;
            }
            assertThat(same.from(from)).isNull();
        });
    }

    @Test
    void aPartThatHoldsSomethingElseThanBeforeIsNotPriced() {
        List<byte[]> parts = cut(2);
        PartRun run = new PartRun(AGREED, BY, List.of());
        Repeats repeats = Objects.requireNonNull(
                repeats(parts, run, null, new ArrayList<>()).get(1));
        assertThatThrownBy(() -> run.price(part(parts, 0), KEY, repeats, PartRun.Listeners.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds other usage when it is read again");
    }

    private static Map<Integer, Repeats> turned(Map<Integer, Repeats> repeats) {
        Map<Integer, Repeats> turned = new HashMap<>();
        repeats.forEach((part, each) -> turned.put(9 - part, each));
        return turned;
    }

    private static PartRun.Order at(long begin) {
        return new PartRun.Order() {
            @Override
            public long order(UsageRecord record, long line) {
                return (begin << 20) + line;
            }

            @Override
            public long tie(UsageRecord record) {
                return 0;
            }
        };
    }

    private static Map<Integer, Repeats> repeats(
            List<byte[]> parts, PartRun run, PartRun.@Nullable Order order, List<PartRun.Part> priced) {
        List<RepeatSearch> searches = new ArrayList<>();
        for (int i = 0; i < BUCKETS; i++) {
            searches.add(new RepeatSearch(KEY));
        }
        for (int i : shuffled(parts.size())) {
            Prints prints = new Prints(order == null, BUCKETS);
            priced.add(run.note(part(parts, i), KEY, order, prints));
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                searches.get(bucket).add(sent(prints.block(bucket, i)));
            }
        }
        List<PartRun.Part> inOrder = new ArrayList<>(priced);
        int next = 0;
        for (int i : shuffled(parts.size())) {
            inOrder.set(i, priced.get(next++));
        }
        priced.clear();
        priced.addAll(inOrder);
        Map<Integer, Repeats> found = new TreeMap<>();
        searches.forEach(search -> search.find().forEach((part, repeats) -> found.merge(part, repeats, Repeats::plus)));
        return found;
    }

    private static List<Integer> shuffled(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, new Random(7));
        return numbers;
    }

    private static LinesPart part(List<byte[]> parts, int i) {
        long offset =
                parts.subList(0, i).stream().mapToLong(each -> each.length).sum();
        return new LinesPart("usage", new ByteArrayInputStream(parts.get(i)), offset, new NativeJsonFormat(), null);
    }

    private static List<byte[]> cut(int count) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= count; i++) {
            int to = i == count ? QUARTER.length : (int) ((long) QUARTER.length * i / count);
            while (to < QUARTER.length && QUARTER[to - 1] != '\n') {
                to++;
            }
            parts.add(Arrays.copyOfRange(QUARTER, from, to));
            from = to;
        }
        return parts;
    }

    /** As another machine receives it. */
    @SuppressWarnings("unchecked")
    private static <T> T sent(T each) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(each);
            out.flush();
            return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
