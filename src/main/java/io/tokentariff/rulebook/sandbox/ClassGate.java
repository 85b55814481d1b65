package io.tokentariff.rulebook.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mvel2.asm.ClassVisitor;
import org.mvel2.asm.FieldVisitor;
import org.mvel2.asm.MethodVisitor;
import org.mvel2.asm.Opcodes;

/** What one compiled class may consist of. */
final class ClassGate extends ClassVisitor {

    private static final String OBJECT = "java/lang/Object";
    private static final String ENGINE = "org/drools/";
    private static final Set<String> RULE_METHODS = Set.of("<init>", "defaultConsequence");
    private static final Set<String> RULE_CALLS =
            Set.of(OBJECT + ".<init>", "org/drools/core/rule/consequence/KnowledgeHelper.insert");
    private static final Set<String> CALLER_CALLS = Set.of(
            OBJECT + ".<init>",
            OBJECT + ".getClass",
            ENGINE + "base/rule/accessor/CompiledInvoker.getMethodBytecode",
            ENGINE + "base/rule/Declaration.getValue",
            ENGINE + "base/rule/consequence/Consequence.evaluate",
            ENGINE + "base/rule/consequence/ConsequenceContext.getRequiredDeclarations",
            ENGINE + "base/rule/consequence/ConsequenceContext.getTuple",
            ENGINE + "core/WorkingMemory.getFactHandle",
            ENGINE + "core/reteoo/Tuple.get",
            ENGINE + "core/rule/consequence/KnowledgeHelper.getWorkingMemory",
            ENGINE + "mvel/asm/ConsequenceGenerator.generate",
            ENGINE + "mvel/asm/MethodComparator.compareBytecode",
            ENGINE + "mvel/asm/MethodComparator.getMethodBytecode",
            "org/kie/api/runtime/rule/FactHandle.getObject");

    private final Set<String> methods;
    private final Set<String> calls;
    private final Set<String> factories;
    private final Set<String> fields;
    private final boolean caller;
    private @Nullable String fault;

    private ClassGate(
            Set<String> methods, Set<String> calls, Set<String> factories, Set<String> fields, boolean caller) {
        super(Opcodes.ASM9);
        this.methods = methods;
        this.calls = calls;
        this.factories = factories;
        this.fields = fields;
        this.caller = caller;
    }

    /** A rule's own class: makes an outcome of one of these types and inserts it. */
    static ClassGate ofRule(Set<String> outcomes) {
        return new ClassGate(RULE_METHODS, RULE_CALLS, outcomes, Set.of("serialVersionUID"), false);
    }

    /**
     * The class the engine adds to call a rule's class.
     *
     * @param name its own name
     * @param rule the name of the rule's class
     */
    static ClassGate ofCaller(String name, String rule) {
        return new ClassGate(
                Set.of(), CALLER_CALLS, Set.of(name, rule), Set.of("serialVersionUID", "consequence"), true);
    }

    /** What the class does that it may not, empty if nothing. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public void visit(
            int version, int access, String name, @Nullable String signature, String parent, String[] interfaces) {
        if (!OBJECT.equals(parent)) {
            refuse("extends " + parent);
        }
        List.of(interfaces).stream()
                .filter(each -> !caller || !each.startsWith(ENGINE))
                .forEach(each -> refuse("implements " + each));
    }

    @Override
    public void visitInnerClass(String name, @Nullable String outer, @Nullable String inner, int access) {
        // nested types of facts are named here too; their use shows in the methods
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String type, @Nullable String signature, @Nullable Object value) {
        if (!fields.contains(name)) {
            refuse("has the field " + name);
        }
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String type, @Nullable String signature, String @Nullable [] exceptions) {
        if (name.equals("<clinit>") || (!caller && !methods.contains(name))) {
            refuse("has the method " + name);
        }
        return new MethodGate(this, name, caller);
    }

    /** Whether a method may be called. */
    boolean mayCall(int opcode, String owner, String name) {
        return calls.contains(owner + "." + name)
                || (factories.contains(owner) && (caller || opcode == Opcodes.INVOKESTATIC));
    }

    /** Whether a field may be read or written. */
    boolean mayUse(int opcode, String owner, String name) {
        boolean own = caller && factories.contains(owner) && fields.contains(name);
        return own || (caller && opcode == Opcodes.GETSTATIC && owner.equals("java/lang/Boolean"));
    }

    void refuse(String what) {
        if (fault == null) {
            fault = what;
        }
    }
}
