package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import io.tokentariff.fixtures.GoldenFile;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the reference of the rule language says that things mean is what the comments of the source say. */
class MeaningsTest {

    private static final Path SOURCE = Path.of("src/main/java");
    private static final Path FILE = Path.of("src/main/resources/io/tokentariff/rulebook/lint/meanings.tsv");

    private static final Set<String> INHERITED = Set.of("equals", "hashCode", "toString", "compareTo");
    private static final Pattern CONSTANT = Pattern.compile("\\{@link (\\w*)#([A-Z_]+)}");

    private final Map<String, String> lines = new TreeMap<>();

    @Test
    void theMeaningsAreTheCommentsOfTheSource() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = RuleVocabulary.shipped().types().stream()
                    .sorted(Comparator.comparing(Class::getName))
                    .map(type -> SOURCE.resolve(type.getName().replace('.', '/') + ".java"))
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    describe(docs, new TreePath(new TreePath(unit), type));
                }
            }
        }
        assertThat(lines).hasSizeGreaterThan(100);
        GoldenFile.check(
                FILE,
                lines.entrySet().stream()
                        .map(line -> line.getKey() + "\t" + line.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    private void describe(DocTrees docs, TreePath path) {
        ClassTree type = (ClassTree) path.getLeaf();
        String name = type.getSimpleName().toString();
        DocCommentTree comment = docs.getDocCommentTree(path);
        assertThat(comment).as("what a " + name + " is").isNotNull();
        lines.put(name, "\t" + said(name, comment.getFullBody()));
        for (DocTree tag : comment.getBlockTags()) {
            if (tag instanceof ParamTree component) {
                lines.put(name + "." + component.getName(), "\t" + said(name, component.getDescription()));
            }
        }
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method
                    && method.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    && method.getReturnType() != null
                    && !INHERITED.contains(method.getName().toString())) {
                method(name, method, docs.getDocCommentTree(new TreePath(path, member)));
            }
        }
    }

    private void method(String type, MethodTree method, @Nullable DocCommentTree comment) {
        String taken = method.getParameters().stream()
                .map(each -> simple(each.getType().toString()))
                .collect(Collectors.joining(","));
        String names =
                method.getParameters().stream().map(VariableTree::getName).collect(Collectors.joining(","));
        String says = comment == null ? "" : said(type, comment.getFullBody());
        lines.put("%s.%s(%s)".formatted(type, method.getName(), taken), names + "\t" + says);
    }

    private static String simple(String type) {
        return type.replaceAll("@\\w+ ", "").replaceAll("<.*>", "");
    }

    /** The text of a comment on one line, its tags plain. */
    private static String said(String owner, List<? extends DocTree> parts) {
        String comment = capital(parts.stream().map(Object::toString).collect(Collectors.joining()));
        return CONSTANT.matcher(comment)
                .replaceAll(link -> constant(link.group(1).isEmpty() ? owner : link.group(1), link.group(2)))
                .replaceAll("(?s)<p>.*", "")
                .replaceAll("\\{@(?:code|link) (?:[\\w.]*#)?([^}]*)}", "$1")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .trim();
    }

    /** The word that a constant of a fact stands for. */
    private static String constant(String owner, String name) {
        Class<?> type = RuleVocabulary.shipped().types().stream()
                .filter(each -> each.getSimpleName().equals(owner))
                .findFirst()
                .orElse(null);
        try {
            return type == null ? name : String.valueOf(type.getField(name).get(null));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(owner + "." + name, e);
        }
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
