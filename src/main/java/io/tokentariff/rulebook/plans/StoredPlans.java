package io.tokentariff.rulebook.plans;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.facts.Facts;
import io.tokentariff.rulebook.store.RuleStore;
import io.tokentariff.usage.UsageRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The plans of a rulebook's first kinds of usage, kept in a store beside its compiled rules: a program that asks for one of them
 * again needs no rules at all. Only for rulebooks whose rules see nothing but the kind of usage. Thread-safe.
 */
public final class StoredPlans {

    /** How many are kept. */
    static final int MOST = 1_000;

    private static final int LONGEST_NAME = 200;

    private final RuleStore store;
    private final String name;
    private final RateCard card;
    private final PlanCodec codec;
    private @Nullable Map<List<String>, byte[]> plans;

    public StoredPlans(RuleStore store, String revision, RateCard card) {
        this.store = store;
        this.name = revision + "\nplans";
        this.card = card;
        this.codec = new PlanCodec(card);
    }

    /** Whether none is kept. */
    public synchronized boolean isEmpty() {
        return plans().isEmpty();
    }

    /** Returns the plan that is kept for a record, else the one of the evaluation, which is kept from then on. */
    public Plan plan(UsageRecord record, Function<UsageRecord, Plan> evaluation) {
        List<String> key = key(record);
        Plan known = find(key, record);
        if (known != null) {
            return known;
        }
        Plan plan = evaluation.apply(record);
        if (!plan.isCutShort()) {
            keep(key, plan);
        }
        return plan;
    }

    private synchronized @Nullable Plan find(List<String> key, UsageRecord record) {
        byte[] bytes = plans().get(key);
        try {
            return bytes == null
                    ? null
                    : codec.read(Facts.usage(record, card), new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException | RuntimeException e) {
            return null; // of another build, whatever its key says
        }
    }

    private synchronized void keep(List<String> key, Plan plan) {
        Map<List<String>, byte[]> known = plans();
        if (known.size() < MOST && key.stream().allMatch(text -> text.length() <= LONGEST_NAME)) {
            try {
                known.put(key, bytes(out -> codec.write(plan, out)));
                store.keepLater(name, this::all);
            } catch (IOException e) {
                known.remove(key); // a text too long for the format
            }
        }
    }

    private Map<List<String>, byte[]> plans() {
        Map<List<String>, byte[]> known = plans;
        if (known == null) {
            byte[] bytes = store.find(name);
            known = bytes == null ? new LinkedHashMap<>() : read(bytes);
            plans = known;
        }
        return known;
    }

    private static Map<List<String>, byte[]> read(byte[] bytes) {
        Map<List<String>, byte[]> read = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int i = in.readInt(); i > 0; i--) {
                List<String> key = new ArrayList<>();
                for (int j = in.readInt(); j > 0; j--) {
                    key.add(in.readUTF());
                }
                read.put(key, in.readNBytes(in.readInt()));
            }
            return read;
        } catch (IOException | RuntimeException e) {
            return new LinkedHashMap<>(); // of another build, whatever its key says
        }
    }

    private synchronized byte[] all() {
        try {
            return bytes(out -> write(plans(), out));
        } catch (IOException e) {
            throw new UncheckedIOException("plans whose texts were written before", e);
        }
    }

    private static void write(Map<List<String>, byte[]> known, DataOutputStream out) throws IOException {
        out.writeInt(known.size());
        for (Map.Entry<List<String>, byte[]> each : known.entrySet()) {
            out.writeInt(each.getKey().size());
            for (String text : each.getKey()) {
                out.writeUTF(text);
            }
            out.writeInt(each.getValue().length);
            out.write(each.getValue());
        }
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private List<String> key(UsageRecord record) {
        int band = Facts.band(record, Facts.limits(record, card));
        List<String> key = new ArrayList<>(record.kind().words());
        key.addAll(PlanKey.of(record, card, band, AskedFacts.NOTHING).texts());
        return key;
    }
}
