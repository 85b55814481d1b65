package io.tokentariff.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TablesPageTest {

    @Test
    void thePageIsMadeOfTheSchemas() {
        GoldenFile.check(Path.of(TablesPage.FILE), TablesPage.markdown());
    }

    @Test
    void everyTableOfTheRulebookHasASchemaAndEverySchemaATable() throws IOException {
        Path rules = Path.of("rules");
        try (Stream<Path> files = Files.walk(rules)) {
            List<String> tables = files.map(
                            file -> rules.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".csv"))
                    .toList();
            assertThat(tables)
                    .containsExactlyInAnyOrderElementsOf(
                            Tables.ALL.stream().map(TableSchema::path).toList());
        }
    }

    @Test
    void columnsThatNameATableNameOneThatHasNames() {
        assertThat(Tables.ALL.stream().flatMap(schema -> schema.columns().stream()))
                .filteredOn(column -> !column.table().isEmpty())
                .allSatisfy(column -> assertThat(Tables.named(column.table()).isNamed())
                        .as(column.name())
                        .isTrue());
    }
}
