package io.tokentariff.rulebook.engine;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.facts.Asking;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.sandbox.RuleClassLoader;
import io.tokentariff.rulebook.store.RuleStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectStreamClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.drools.base.common.DroolsObjectInputStream;
import org.drools.base.common.DroolsObjectOutputStream;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;

/**
 * Compiled rules as bytes: first which facts they ask for, then the engine's packages. Reading them runs
 * code that is in them; only bytes that this program wrote itself may be read.
 */
public final class StoredRules {

    private final Asking asking;
    private final byte[] packages;

    private StoredRules(Asking asking, byte[] packages) {
        this.asking = asking;
        this.packages = packages;
    }

    /** The facts that the rules ask for while the tables hold these rows, out of those they may name; the vocabulary is only looked at if there are any. */
    public AskedFacts asked(RateCard card, Supplier<RuleVocabulary> vocabulary) {
        return asking.asks().isEmpty()
                ? AskedFacts.NOTHING
                : asking.in(card, vocabulary.get().facts());
    }

    /** Returns the bytes of compiled rules; none if they cannot be written. */
    public static Optional<byte[]> bytes(Rules rules) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            List<String> asked = rules.asking().texts();
            out.writeInt(asked.size());
            for (String fact : asked) {
                out.writeUTF(fact);
            }
            try (DroolsObjectOutputStream objects = new DroolsObjectOutputStream(out)) {
                objects.writeObject(new ArrayList<>(rules.base().getKiePackages()));
            }
            return Optional.of(bytes.toByteArray());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns a copy of compiled rules that shares nothing with them but the classes of facts. */
    public static KieBase copy(Rules rules, RulebookFiles files) {
        StoredRules written = bytes(rules).map(StoredRules::of).orElse(null);
        Rules read = written == null ? null : written.rules(files, rules.vocabulary());
        if (read == null) {
            throw new IllegalStateException("The compiled rules cannot be copied.");
        }
        return read.base();
    }

    /** Returns what the store has of a rulebook's rules; null if it has nothing that can be read. */
    public static @Nullable StoredRules find(RuleStore store, RulebookFiles files) {
        byte[] bytes = store.find(files.revision());
        return bytes == null ? null : of(bytes);
    }

    /** Returns what is in the bytes, the rules themselves not yet read; null if it cannot be read. */
    public static @Nullable StoredRules of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<String> asked = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                asked.add(in.readUTF());
            }
            return new StoredRules(Asking.of(asked), in.readAllBytes());
        } catch (IOException | RuntimeException e) {
            return null; // of another build, whatever its key says: the rules are compiled anew
        }
    }

    /**
     * Returns the rules; null if they cannot be read.
     *
     * @param files what they were compiled of
     */
    @SuppressWarnings("unchecked")
    @Nullable
    public Rules rules(RulebookFiles files, RuleVocabulary vocabulary) {
        RuleClassLoader classes = new RuleClassLoader(vocabulary);
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase(
                RuleBaseFactory.newKnowledgeBaseConfiguration(new Properties(), classes));
        try (DroolsObjectInputStream objects = new EngineInput(new ByteArrayInputStream(packages), classes)) {
            base.addPackages((Collection<KiePackage>) objects.readObject());
            return Rules.of(base, files.ruleFiles(), vocabulary);
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** Knows the engine's own objects beside the classes that rules may see. */
    private static final class EngineInput extends DroolsObjectInputStream {

        EngineInput(InputStream in, ClassLoader rules) throws IOException {
            super(in, rules);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return super.resolveClass(type);
            } catch (ClassNotFoundException e) {
                return Class.forName(type.getName(), false, StoredRules.class.getClassLoader());
            }
        }
    }
}
