package io.tokentariff.audit.bill;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tokentariff.problem.UsageInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard's export of costs, {@code cost_<from>_<to>.csv}: {@code start_time, end_time, start_time_iso, end_time_iso,
 * amount_value, amount_currency, line_item, project_id, organization_id, …}, with commas or tabs. A row of times alone is a bucket
 * without costs; an export without any cost has no other columns.
 */
final class CostCsv {

    private static final List<String> TIMES = List.of("start_time", "start_time_iso");

    private final String file;
    private final BillBuilder bill;
    private final Map<String, Integer> columns = new HashMap<>();

    CostCsv(String file, BillBuilder bill) {
        this.file = file;
        this.bill = bill;
    }

    /** @param separator what stands between cells */
    void read(InputStream in, char separator) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .ofCsvRecord(in, StandardCharsets.UTF_8)) {
            for (CsvRecord row : rows) {
                if (columns.isEmpty()) {
                    header(row);
                } else {
                    row(row, "%s:%s".formatted(file, row.getStartingLineNumber()));
                }
            }
        } catch (CsvParseException e) {
            throw CostCells.fault(file, "This is not CSV: " + e.getMessage());
        }
    }

    private void header(CsvRecord row) {
        for (int i = 0; i < row.getFieldCount(); i++) {
            columns.putIfAbsent(row.getField(i).strip(), i);
        }
        if (TIMES.stream().noneMatch(columns::containsKey)) {
            throw notCosts(file);
        }
        if (columns.containsKey("num_model_requests")) {
            throw new UsageInputException(
                    "not-a-bill",
                    "%s is the export of usage, not of costs: name it as usage, and the costs with --billed."
                            .formatted(file));
        }
    }

    static UsageInputException notCosts(String file) {
        return new UsageInputException(
                "not-a-bill",
                "%s is neither pages of /v1/organization/costs nor the usage page's export of costs.".formatted(file));
    }

    private void row(CsvRecord row, String place) {
        Instant start = CostCells.time(cell(row, "start_time"), cell(row, "start_time_iso"), place);
        String amount = cell(row, "amount_value");
        if (start == null) {
            if (amount != null) {
                throw CostCells.fault(place, "The row has an amount and no start_time.");
            }
            return;
        }
        Instant end = CostCells.time(cell(row, "end_time"), cell(row, "end_time_iso"), place);
        CostRow.Bucket bucket = new CostRow.Bucket(start, end);
        if (amount == null) {
            bill.covers(bucket, place);
            return;
        }
        bill.add(
                new CostRow(
                        bucket,
                        CostCells.amount(amount, cell(row, "amount_currency"), place),
                        cell(row, "line_item"),
                        CostCells.tokens(cell(row, "quantity"), cell(row, "quantity_unit")),
                        cell(row, "project_id"),
                        cell(row, "project_name"),
                        cell(row, "organization_id"),
                        cell(row, "user_id"),
                        cell(row, "api_key_id")),
                place);
    }

    private @Nullable String cell(CsvRecord row, String column) {
        Integer place = columns.get(column);
        String cell = place == null || place >= row.getFieldCount()
                ? ""
                : row.getField(place).strip();
        return cell.isEmpty() ? null : cell;
    }
}
