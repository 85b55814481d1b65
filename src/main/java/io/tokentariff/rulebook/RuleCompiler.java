package io.tokentariff.rulebook;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/** Compiles parsed rule files into one {@link KieBase}; what the engine finds wrong becomes problems. */
final class RuleCompiler {

    private final Problems problems;

    RuleCompiler(Problems problems) {
        this.problems = problems;
    }

    /** Returns the compiled rules, null if there are errors; they are reported then. */
    @Nullable
    KieBase compile(Collection<DrlFile> files) {
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        for (DrlFile file : files) {
            Resource resource = ResourceFactory.newByteArrayResource(file.text().getBytes(StandardCharsets.UTF_8));
            resource.setSourcePath(file.file());
            builder.add(resource, ResourceType.DRL);
        }
        if (builder.hasErrors()) {
            for (KnowledgeBuilderError error : builder.getErrors()) {
                problems.addAll(CompileMessage.problems(error, files));
            }
            if (!problems.hasErrors()) {
                problems.add(Problem.error("rule-compile", "", 0, "The rules do not compile."));
            }
            return null;
        }
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
        base.addPackages(builder.getKnowledgePackages());
        return base;
    }
}
