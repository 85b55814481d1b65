package io.tokentariff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.LiveTariff;
import io.tokentariff.ReloadGate;
import io.tokentariff.ReloadListener;
import io.tokentariff.Tariff;
import io.tokentariff.fixtures.GoldenFile;
import io.tokentariff.io.UsageFiles;
import io.tokentariff.problem.TariffException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What an embedder can reach: every type that stands in a public signature of the front door, and in those of such types. A
 * type that is added to it is promised to users; {@code -Dgolden.update=true} writes the list anew.
 */
class PublicTypesTest {

    private static final Path LIST = Path.of("fixtures", "public-types.txt");
    private static final Pattern OURS = Pattern.compile("io\\.tokentariff(?:\\.\\w+)*\\.[A-Z][\\w$]*");
    private static final Pattern NOBODYS =
            Pattern.compile("com\\.fasterxml|org\\.yaml|org\\.drools|org\\.mvel|de\\.siegmar");

    private static Stream<String> signatures(Class<?> type) {
        Stream<String> members = Stream.of(type.getDeclaredMethods(), type.getDeclaredConstructors())
                .flatMap(Arrays::stream)
                .map(Executable.class::cast)
                .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
                .map(member -> member instanceof Method method
                        ? method.toGenericString()
                        : ((Constructor<?>) member).toGenericString())
                .map(signature -> signature.replaceFirst(" \\S+\\(", " ("));
        Stream<String> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(Field::getGenericType)
                .map(Object::toString);
        Stream<String> permitted =
                type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).map(Class::getName) : Stream.empty();
        return Stream.of(members, fields, permitted).flatMap(each -> each);
    }

    private static Set<String> reachable() throws ClassNotFoundException {
        Set<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(Stream.of(
                        Tariff.class,
                        LiveTariff.class,
                        ReloadGate.class,
                        ReloadListener.class,
                        UsageFiles.class,
                        TariffException.class)
                .map(Class::getName)
                .toList());
        while (!open.isEmpty()) {
            String name = open.remove();
            if (found.add(name)) {
                signatures(Class.forName(name))
                        .flatMap(signature -> OURS.matcher(signature).results())
                        .map(result -> result.group())
                        .forEach(open::add);
            }
        }
        return found;
    }

    @Test
    void theListOfWhatAnEmbedderCanReachIsKnown() throws Exception {
        GoldenFile.check(LIST, String.join("\n", reachable()) + "\n");
    }

    @Test
    void whatEmbeddersNeedAsksForNoLibraryOfOurs() {
        List<Class<?>> needed = List.of(
                Tariff.class,
                LiveTariff.class,
                UsageFiles.class,
                io.tokentariff.usage.UsageRecord.class,
                io.tokentariff.usage.UsageBuilder.class,
                io.tokentariff.rating.Quote.class,
                io.tokentariff.rating.statement.Statement.class,
                io.tokentariff.problem.Problem.class);
        assertThat(needed.stream().flatMap(PublicTypesTest::signatures))
                .isNotEmpty()
                .noneMatch(signature -> NOBODYS.matcher(signature).find());
    }
}
