package io.tokentariff.review.imports;

import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.io.write.Json;
import io.tokentariff.io.write.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What came of an import.
 *
 * @param texts the files of the rulebook that was made, by their paths
 * @param files how many models of each list were taken
 * @param models the models that are new
 * @param rates how many rows of rates.csv are new
 * @param meters how many rows of meters.csv are new
 * @param same how many prices the rulebook had already
 * @param differences prices of which sources disagree
 * @param leftOut what no row was made of
 */
public record Imported(
        SortedMap<String, String> texts,
        Map<String, Count> files,
        List<String> models,
        int rates,
        int meters,
        int same,
        List<Difference> differences,
        List<LeftOut> leftOut) {

    /**
     * The models of a list.
     *
     * @param entries how many it names
     * @param taken of how many a price was taken, or compared with one there is
     * @param leftOut how many were left out
     */
    public record Count(int entries, int taken, int leftOut) {}

    public Imported {
        models = List.copyOf(models);
        differences = List.copyOf(differences);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Returns what was taken and what was left out, as JSON.
     *
     * @param folder where the rulebook was written
     */
    public String json(Path folder, String revision) {
        return Json.document(json -> {
            json.text("folder", folder.toString())
                    .objects("files", files.entrySet(), (file, each) -> file.text("file", each.getKey())
                            .number("models", each.getValue().entries())
                            .number("taken", each.getValue().taken())
                            .number("left_out", each.getValue().leftOut()))
                    .texts("new_models", models)
                    .number("new_rates", rates)
                    .number("new_meters", meters)
                    .number("same", same)
                    .objects("differences", differences, Imported::difference)
                    .objects("left_out", leftOut, (out, each) -> out.text("file", each.file())
                            .text("model", each.model())
                            .text("field", each.what().isEmpty() ? null : each.what())
                            .text("why", each.why()))
                    .text("rulebook", revision);
        });
    }

    private static void difference(JsonObject json, Difference each) {
        json.text("price", each.key())
                .object("says", said -> each.prices().forEach(said::text))
                .text("taken", each.taken());
    }

    /**
     * Returns what was taken and what was left out, for people.
     *
     * @param base the rulebook that it is a change of
     * @param folder where the rulebook was written
     */
    public Report report(Path base, Path folder, String revision) {
        Report report = new Report("Price lists imported");
        report.text(Phrase.code(folder.toString())
                .and(" holds %s with %s new models, %s new rates and %s new meters; %s prices were there already."
                        .formatted(base, models.size(), rates, meters, same)));
        report.table(
                List.of(
                        Column.words("list"),
                        Column.number("models"),
                        Column.number("taken"),
                        Column.number("left out")),
                files.entrySet().stream()
                        .map(file -> row(
                                file.getKey(),
                                String.valueOf(file.getValue().entries()),
                                String.valueOf(file.getValue().taken()),
                                String.valueOf(file.getValue().leftOut())))
                        .toList());
        differences(report);
        if (!leftOut.isEmpty()) {
            report.heading(1, "Left out")
                    .table(
                            List.of(
                                    Column.words("model"),
                                    Column.words("field"),
                                    Column.words("why"),
                                    Column.words("list")),
                            leftOut.stream()
                                    .map(each -> row(
                                            each.model(),
                                            each.what().isEmpty() ? "(all)" : each.what(),
                                            each.why(),
                                            each.file()))
                                    .toList());
        }
        return report.heading(1, "Next")
                .facts(List.of(
                        Report.Fact.of("tariff diff %s %s".formatted(base, folder), "shows every row that is new"),
                        Report.Fact.of("tariff check %s".formatted(folder), "what is wrong with them"),
                        Report.Fact.of("tariff price FILE --rules %s".formatted(folder), "prices by them")))
                .gap()
                .text(Phrase.of("Rulebook ").andCode(revision));
    }

    private void differences(Report report) {
        if (differences.isEmpty()) {
            return;
        }
        Set<String> sources = new LinkedHashSet<>(Set.of(Difference.RULEBOOK));
        sources.addAll(files.keySet());
        List<Column> columns = new ArrayList<>(List.of(Column.words("price")));
        sources.forEach(source -> columns.add(Column.words(source)));
        columns.add(Column.words("stands"));
        report.heading(1, "Sources that disagree")
                .table(
                        columns,
                        differences.stream()
                                .map(each -> {
                                    List<String> cells = new ArrayList<>(List.of(each.key()));
                                    sources.forEach(
                                            source -> cells.add(each.prices().getOrDefault(source, "-")));
                                    cells.add(each.taken());
                                    return row(cells.toArray(String[]::new));
                                })
                                .toList());
    }

    private static List<Phrase> row(String... cells) {
        return Arrays.stream(cells).map(Phrase::of).toList();
    }
}
