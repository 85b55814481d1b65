package io.tokentariff.rulebook.sandbox;

import io.tokentariff.rulebook.lint.RuleVocabulary;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of compiled rules and of the compiler that compiles them: serves the facts and outcomes, a few values of
 * Java, and what the engine's generated classes need. Everything else does not exist for a rule.
 */
public final class RuleClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final Set<String> CLASSES = words(
            """
            java.io.Serializable java.lang.Boolean java.lang.CharSequence java.lang.Class java.lang.Comparable
            java.lang.Double java.lang.Enum java.lang.Exception java.lang.Integer java.lang.Long java.lang.Number
            java.lang.Object java.lang.Record java.lang.String java.lang.Throwable java.lang.constant.Constable
            java.lang.constant.ConstantDesc java.math.BigDecimal java.time.LocalDate
            java.util.Collection java.util.List java.util.Map java.util.Set org.drools.core.WorkingMemory
            """);

    /** Packages of the engine that its generated classes, its compiler and its settings name. */
    private static final Set<String> ENGINE = words(
            """
            org.drools.base.base. org.drools.base.base.extractors. org.drools.base.reteoo. org.drools.base.rule.
            org.drools.base.rule.accessor. org.drools.base.rule.consequence. org.drools.core.base.accumulators.
            org.drools.core.common. org.drools.core.reteoo. org.drools.core.rule.consequence. org.drools.ecj.
            org.drools.mvel. org.drools.mvel.accessors. org.drools.mvel.asm. org.drools.mvel.evaluators.
            org.drools.mvel.expr. org.eclipse.jdt. org.kie.api.runtime. org.kie.api.runtime.rule.
            """);

    private static final String COMPILER = "org.eclipse.jdt.";
    private static final String OWN = "io.tokentariff.";
    private static final String CLASS = ".class";

    /** The engine's own settings, such as which languages it knows. */
    private static final String SETTINGS = "META-INF/kie.";

    private final Set<String> types = new HashSet<>();

    /** Serves what the rules of this vocabulary need, out of the class loader of this program. */
    public RuleClassLoader(RuleVocabulary vocabulary) {
        super("rules", RuleClassLoader.class.getClassLoader());
        vocabulary.types().forEach(this::add);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /** Whether rules and their compiler may see a class. */
    boolean serves(String name) {
        if (CLASSES.contains(name) || types.contains(name) || name.startsWith(COMPILER)) {
            return true;
        }
        String packageName = name.substring(0, name.lastIndexOf('.') + 1);
        return ENGINE.contains(packageName);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!serves(name)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return servesFile(name) ? super.getResource(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws java.io.IOException {
        return servesFile(name) ? super.getResources(name) : Collections.emptyEnumeration();
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return servesFile(name) ? super.getResourceAsStream(name) : null;
    }

    private boolean servesFile(String file) {
        return file.startsWith(SETTINGS)
                || (file.endsWith(CLASS)
                        && serves(file.substring(0, file.length() - CLASS.length())
                                .replace('/', '.')));
    }

    /** Adds a type, and those of this program that its methods name: the compiler reads them with it. */
    private void add(Class<?> type) {
        types.add(type.getName());
        addInterfaces(type);
        for (Method method : type.getMethods()) {
            Stream.concat(Stream.of(method.getReturnType()), Stream.of(method.getParameterTypes()))
                    .forEach(this::addOwn);
        }
    }

    private void addInterfaces(Class<?> type) {
        for (Class<?> each : type.getInterfaces()) {
            addOwn(each);
            addInterfaces(each);
        }
    }

    private void addOwn(Class<?> type) {
        if (type.getName().startsWith(OWN)) {
            types.add(type.getName());
        }
    }
}
