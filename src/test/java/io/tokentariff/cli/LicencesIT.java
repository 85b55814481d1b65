package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What others wrote is in the program's jar together with its licence. */
class LicencesIT {

    private static final String JAR = Objects.requireNonNull(System.getProperty("cli.jar"), "cli.jar");
    private static final String LIST = "META-INF/licences/THIRD-PARTY.txt";

    /** A line of the list: packages, what they are, the licence, and where its text stands. */
    private static List<String[]> listed(JarFile jar) throws IOException {
        return text(jar, LIST)
                .lines()
                .map(line -> line.split(" *[|] *"))
                .filter(cells -> cells.length == 4 && !cells[0].equals("packages"))
                .toList();
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(
                jar.getInputStream(Objects.requireNonNull(jar.getEntry(name), name))
                        .readAllBytes(),
                UTF_8);
    }

    @Test
    void eachClassIsOfSomethingThatIsListed() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            Set<String> packages =
                    listed(jar).stream().map(cells -> cells[0] + '.').collect(Collectors.toSet());
            assertThat(packages).hasSizeGreaterThan(10);
            assertThat(jar.stream()
                            .map(entry -> entry.getName().replaceFirst("^META-INF/versions/[0-9]+/", ""))
                            .filter(name -> name.endsWith(".class"))
                            .map(name -> name.replace('/', '.'))
                            .filter(name -> packages.stream().noneMatch(name::startsWith)))
                    .isEmpty();
        }
    }

    @Test
    void eachLicenceThatIsListedIsThere() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            for (String[] cells : listed(jar)) {
                assertThat(text(jar, cells[3])).as(cells[1]).hasSizeGreaterThan(500);
            }
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "META-INF/licences/EPL-2.0.txt")).contains("Eclipse Public License - v 2.0");
            assertThat(text(jar, "META-INF/NOTICE")).isNotBlank();
        }
    }
}
