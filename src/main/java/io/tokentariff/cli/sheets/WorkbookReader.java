package io.tokentariff.cli.sheets;

import io.tokentariff.money.Rounding;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.review.imports.Sheet;
import io.tokentariff.review.imports.SheetCell;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Reads the sheets of a workbook: what its cells hold, and of which kind it is. */
public final class WorkbookReader {

    private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]*\\.xml");
    private static final Pattern MERGED = Pattern.compile("<(?:\\w+:)?mergeCell [^>]*ref=\"([A-Z0-9:]{1,30})\"");
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship [^>]*>");
    private static final Pattern ID = Pattern.compile("\\bId=\"([^\"]*)\"");
    private static final Pattern TARGET = Pattern.compile("\\bTarget=\"([^\"]*)\"");
    private static final Pattern NO_DATE = Pattern.compile("\\[[^]]*]|\"[^\"]*\"|\\\\.|_.|\\*.");
    private static final Pattern DATE = Pattern.compile("[ydhsYDHS]|[mM]{3}");

    private WorkbookReader() {}

    /**
     * Reads a workbook, hidden sheets, rows and columns as well.
     *
     * @throws WrongUseException if it is none, or unpacks to more than any is read
     */
    public static List<Sheet> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new WrongUseException("There is no file %s.".formatted(file));
        }
        try {
            Map<String, List<String>> merged = merged(file);
            try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
                List<Sheet> sheets = new ArrayList<>();
                for (org.dhatim.fastexcel.reader.Sheet each :
                        workbook.getSheets().toList()) {
                    sheets.add(new Sheet(each.getName(), rows(each), merged.getOrDefault(each.getId(), List.of())));
                }
                return sheets;
            }
        } catch (IOException | ExcelReaderException e) {
            throw new WrongUseException(
                    "%s is no workbook that can be read (%s); save it as XLSX, not as XLS, XLSB or ODS, and without a password."
                            .formatted(file, e.getMessage()));
        }
    }

    /** Unpacks everything once, which shows how much there is; returns which cells are merged, by the id of the sheet. */
    private static Map<String, List<String>> merged(Path file) throws IOException {
        Map<String, List<String>> ofParts = new HashMap<>();
        String relations = "";
        long left = Limit.RULEBOOK_BYTES.most();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] bytes = in.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8L));
                    left -= bytes.length;
                    if (left < 0) {
                        throw new WrongUseException("%s unpacks to more than %s bytes, the most that is read."
                                .formatted(file, Limit.RULEBOOK_BYTES.most()));
                    }
                    if (SHEET.matcher(entry.getName()).matches()) {
                        ofParts.put(entry.getName(), ranges(new String(bytes, StandardCharsets.UTF_8)));
                    } else if (entry.getName().equals(RELATIONS)) {
                        relations = new String(bytes, StandardCharsets.UTF_8);
                    }
                }
            }
        }
        return byId(relations, ofParts);
    }

    private static List<String> ranges(String sheet) {
        return MERGED.matcher(sheet).results().map(found -> found.group(1)).toList();
    }

    private static Map<String, List<String>> byId(String relations, Map<String, List<String>> ofParts) {
        Map<String, List<String>> byId = new HashMap<>();
        RELATION.matcher(relations).results().map(MatchResult::group).forEach(relation -> {
            Matcher id = ID.matcher(relation);
            Matcher target = TARGET.matcher(relation);
            if (id.find() && target.find()) {
                String part = target.group(1).startsWith("/") ? target.group(1).substring(1) : "xl/" + target.group(1);
                byId.put(id.group(1), ofParts.getOrDefault(part, List.of()));
            }
        });
        return byId;
    }

    private static List<SortedMap<Integer, SheetCell>> rows(org.dhatim.fastexcel.reader.Sheet sheet)
            throws IOException {
        List<SortedMap<Integer, SheetCell>> rows = new ArrayList<>();
        try (Stream<Row> lines = sheet.openStream()) {
            lines.forEach(line -> {
                SortedMap<Integer, SheetCell> row = new TreeMap<>();
                for (Cell cell : line) {
                    if (cell != null && !isBlank(cell)) {
                        row.put(cell.getColumnIndex(), read(cell));
                    }
                }
                if (!row.isEmpty()) {
                    rows.add(row);
                }
            });
        }
        return rows;
    }

    private static boolean isBlank(Cell cell) {
        return cell.getType() == CellType.EMPTY
                || (cell.getType() == CellType.STRING && cell.asString().isBlank());
    }

    private static SheetCell read(Cell cell) {
        String address = cell.getAddress().toString();
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            return new SheetCell(address, SheetCell.Kind.FORMULA, "=" + cell.getFormula());
        }
        return switch (cell.getType()) {
            case NUMBER ->
                isDate(cell)
                        ? new SheetCell(address, SheetCell.Kind.DAY, day(cell.asDate()))
                        : new SheetCell(address, SheetCell.Kind.NUMBER, number(cell.asNumber()));
            case BOOLEAN -> new SheetCell(address, SheetCell.Kind.YES_NO, cell.asBoolean() ? "yes" : "no");
            case ERROR -> new SheetCell(address, SheetCell.Kind.FAILED, String.valueOf(cell.getRawValue()));
            default -> new SheetCell(address, SheetCell.Kind.TEXT, cell.asString());
        };
    }

    private static String day(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toString();
    }

    private static String number(BigDecimal number) {
        return Rounding.asSpreadsheetsShow(number).toPlainString();
    }

    /** Whether the number is a day: its format shows a year, a day, or the name of a month. */
    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        Integer id = cell.getDataFormatId();
        if (id != null
                && ((id >= 14 && id <= 22)
                        || (id >= 27 && id <= 36)
                        || (id >= 45 && id <= 58 && id != 48 && id != 49))) {
            return true;
        }
        return format != null
                && !format.equalsIgnoreCase("General")
                && DATE.matcher(NO_DATE.matcher(format).replaceAll("")).find();
    }
}
