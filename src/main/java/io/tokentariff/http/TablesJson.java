package io.tokentariff.http;

import io.tokentariff.io.write.JsonObject;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.Column;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.util.List;
import java.util.Locale;

/** Tables as the page edits them: what each column is, and every row with its line. */
final class TablesJson {

    private TablesJson() {}

    /** Writes all tables of a rulebook, in the order of their names. */
    static void all(JsonObject json, RulebookFiles files) {
        json.objects("tables", tables(files), (one, path) -> table(one, path, String.valueOf(files.text(path))))
                .text("rulebook", files.revision());
    }

    private static List<String> tables(RulebookFiles files) {
        return files.texts().keySet().stream().filter(TableSchema::isTable).toList();
    }

    private static void table(JsonObject json, String path, String text) {
        TableSchema schema = Tables.of(path, text);
        json.text("file", path)
                .text("name", schema.name())
                .text("what", schema.what())
                .flag("dated", schema.isDated())
                .objects("columns", schema.columns(), TablesJson::column)
                .objects("rows", Table.readSound(path, text).rows(), (one, row) -> row(one, schema, row));
    }

    private static void column(JsonObject json, Column column) {
        json.text("name", column.name())
                .text("kind", column.kind().name().toLowerCase(Locale.ROOT))
                .text("holds", column.holds())
                .flag("key", column.isKey())
                .flag("needed", column.isNeeded())
                .flag("optional", column.isOptional())
                .texts("words", column.words())
                .text("of", column.table())
                .text("blank", column.blank())
                .text("what", column.what());
    }

    private static void row(JsonObject json, TableSchema schema, TableRow row) {
        json.number("line", row.line())
                .object("cells", cells -> schema.columnNames().forEach(name -> cells.text(name, row.cell(name))));
    }
}
