package io.tokentariff.rulebook.sandbox;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mvel2.asm.Handle;
import org.mvel2.asm.Label;
import org.mvel2.asm.MethodVisitor;
import org.mvel2.asm.Opcodes;

/** What one compiled method may do: straight on, with listed calls, constants and nothing made by hand. */
final class MethodGate extends MethodVisitor {

    private final ClassGate gate;
    private final String method;
    private final boolean caller;
    private final Set<Label> passed = new HashSet<>();

    MethodGate(ClassGate gate, String method, boolean caller) {
        super(Opcodes.ASM9);
        this.gate = gate;
        this.method = method;
        this.caller = caller;
    }

    @Override
    public void visitInsn(int opcode) {
        boolean ofCaller =
                switch (opcode) {
                    case Opcodes.MONITORENTER, Opcodes.MONITOREXIT, Opcodes.ATHROW, Opcodes.AASTORE -> true;
                    default -> false;
                };
        if (ofCaller && !caller) {
            gate.refuse("locks, throws or stores in " + method);
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        boolean allowed = opcode == Opcodes.CHECKCAST
                || (caller && (opcode == Opcodes.ANEWARRAY || opcode == Opcodes.INSTANCEOF));
        if (!allowed) {
            gate.refuse("makes " + type);
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode == Opcodes.NEWARRAY) {
            gate.refuse("makes an array");
        }
    }

    @Override
    public void visitMultiANewArrayInsn(String type, int dimensions) {
        gate.refuse("makes an array");
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String type) {
        if (!gate.mayUse(opcode, owner, name)) {
            gate.refuse("uses " + owner + "." + name);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
        if (!gate.mayCall(opcode, owner, name)) {
            gate.refuse("calls " + owner + "." + name);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
        gate.refuse("calls " + name + " dynamically");
    }

    @Override
    public void visitLdcInsn(Object value) {
        if (!(value instanceof String) && !(value instanceof Integer) && !(value instanceof Long)) {
            gate.refuse("names the class " + value);
        }
    }

    @Override
    public void visitLabel(Label label) {
        passed.add(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        if (!caller || passed.contains(target)) {
            gate.refuse(passed.contains(target) ? "loops in " + method : "branches in " + method);
        }
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
        gate.refuse("branches in " + method);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
        gate.refuse("branches in " + method);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        if (!caller || type != null) {
            gate.refuse("catches in " + method);
        }
    }
}
