package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on Spring Boot and Quarkus shows the very files that the profiles {@code spring} and {@code quarkus} run. */
class FrameworkPagesTest {

    private static final Path PAGE = Path.of("src/docs/how-to/embed-in-spring-and-quarkus.md");
    private static final Path SPRING = Path.of("src/it/spring-boot/src");
    private static final Path QUARKUS = Path.of("src/it/quarkus/src");
    private static final String RECIPE = "java/example/tariff";

    /** A block that shows a file says which, behind its language. */
    @Test
    void eachBlockIsTheFileThatItNames() throws IOException {
        for (MarkdownPage.Block block : MarkdownPage.read(PAGE).blocks()) {
            int blank = block.info().indexOf(' ');
            if (blank < 0) {
                assertThat(block.info()).isNotEqualTo("java");
            } else {
                Path file = Path.of(block.info().substring(blank + 1));
                assertThat(block.lines()).as(file.toString()).isEqualTo(Files.readAllLines(file));
            }
        }
    }

    @Test
    void eachFileOfTheRecipesIsShown() throws IOException {
        List<String> shown = MarkdownPage.read(PAGE).blocks().stream()
                .map(MarkdownPage.Block::info)
                .toList();
        for (Path folder : List.of(
                SPRING.resolve("main").resolve(RECIPE),
                SPRING.resolve("boot-4").resolve(RECIPE),
                QUARKUS.resolve("main").resolve(RECIPE))) {
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.filter(file -> !file.equals(reloaded(QUARKUS))))
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(shown)
                                .contains("java " + file.toString().replace('\\', '/')));
            }
        }
    }

    @Test
    void theEventIsTheSameInBoth() throws IOException {
        assertThat(reloaded(QUARKUS)).hasSameTextualContentAs(reloaded(SPRING));
    }

    @Test
    void theTwoSpringBootsDifferByAPackageAlone() throws IOException {
        String four = Files.readString(indicator("boot-4"));
        assertThat(Files.readString(indicator("boot-3")))
                .isEqualTo(four.replace(
                        "org.springframework.boot.health.contributor.", "org.springframework.boot.actuate.health."));
    }

    private static Path reloaded(Path module) {
        return module.resolve("main").resolve(RECIPE).resolve("TariffReloaded.java");
    }

    private static Path indicator(String version) {
        return SPRING.resolve(version).resolve(RECIPE).resolve("TariffHealthIndicator.java");
    }
}
