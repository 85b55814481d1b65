package io.tokentariff.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The page of documentation that says what stands in the tables, made of their schemas. */
public final class TablesPage {

    /** Where it stands in the project. */
    public static final String FILE = "src/docs/tables.md";

    private static final String HEAD =
            """
            # Tables

            Made from `Tables.java`; `./mvnw test -Dtest=TablesPageTest -Dgolden.update=true` makes it anew.

            `names` are several with `;` between them, a `day` is written 2026-07-30; the columns called keys tell rows apart, days left out.

            The numbers and names of a rulebook, as CSV below `tables/`, those of agreements below `agreements/`. Lines that begin with `#` are
            comments; the first other line names the columns, in any order. Cells with a comma or a quote stand in quotes, a quote within them is written twice; a cell never spans lines.
            Names are the first column's of the table they come from. A row is in force from `from` up to, but not including, `until`; days are in
            UTC. Numbers have a point and no grouping, days their year first.

            A table may have been saved by a spreadsheet: quotes or commas around comments, empty columns and rows at the end, a byte order mark,
            other line ends, `2` for `2.00`, `TRUE` for `yes` are read as what was there before. A decimal comma, money or percent signs, `1E-06`
            and days such as 4/12/2026 are refused, with the cell. Open tables with the number format of English (USA): with one whose decimal
            sign is a comma a spreadsheet reads `0.175` as 175. `tariff diff` compares values, so a table that was only opened and saved shows
            no change; its text, and so the revision of the rulebook, is another.
            """;

    private TablesPage() {}

    /** Returns the page, in Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        List<TableSchema> all = new ArrayList<>(Tables.ALL);
        all.add(Tables.CREDITS);
        all.forEach(schema -> page.append(section(schema)));
        return page.toString();
    }

    private static String section(TableSchema schema) {
        String order =
                schema.order().isEmpty() ? "" : " Rows are ordered by " + String.join(", ", schema.order()) + ".";
        String rows = schema.columns().stream().map(TablesPage::row).collect(Collectors.joining());
        return """

                ## %s

                %s%s

                | column | means | holds | blank |
                |---|---|---|---|
                %s"""
                .formatted(schema.file(), schema.what(), order, rows);
    }

    private static String row(Column column) {
        String name = "`" + column.name() + "`" + (column.isKey() ? " (key)" : "")
                + (column.isOptional() ? " (may be left out)" : "");
        String blank = column.isNeeded() ? "not allowed" : column.blank();
        return "| %s | %s | %s | %s |\n"
                .formatted(name, column.what(), column.holds().replace("/", " or "), blank);
    }
}
