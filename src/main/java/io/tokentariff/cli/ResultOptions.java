package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import io.tokentariff.problem.WrongUseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** How a result is written, and where: {@code --format}, {@code --json} and {@code --out}, the same with every command. */
final class ResultOptions {

    private static final String FORMAT = "--format";
    private static final String JSON = "--json";
    private static final String OUT = "--out";

    /** Forms that are tables, and so can be Parquet. */
    private static final Set<Form> TABLES = EnumSet.of(Form.CSV, Form.JSONL, Form.FOCUS, Form.PARQUET);

    private final List<Form> forms;
    private final OptionSpec format;
    private final OptionSpec json;
    private final OptionSpec out;

    /** @param forms those the command can write; the first is the one nobody has to ask for */
    ResultOptions(Form... forms) {
        this.forms = List.of(forms);
        List<String> words = new ArrayList<>();
        for (Form form : forms) {
            words.add(form.word());
        }
        this.format = OptionSpec.builder(FORMAT)
                .paramLabel("FORMAT")
                .type(Form.class)
                .converters(new FormConverter(this.forms))
                .completionCandidates(words)
                .description("%s (default: %s).".formatted(words(this.forms), forms[0].word()))
                .build();
        this.json = OptionSpec.builder(JSON)
                .type(boolean.class)
                .description("The same as --format json.")
                .build();
        this.out = OptionSpec.builder(OUT)
                .paramLabel("FILE")
                .type(String.class)
                .description(
                        "Writes there instead of to standard output; the file appears once it is whole. CSV, JSON lines and FOCUS are written as "
                                + "Parquet where its name ends in .parquet.")
                .build();
    }

    /** Gives a command these options. */
    void addTo(CommandSpec command) {
        if (forms.size() > 1) {
            command.addOption(format);
        }
        if (forms.contains(Form.JSON)) {
            command.addOption(json);
        }
        command.addOption(out);
    }

    private static String words(List<Form> forms) {
        StringJoiner words = new StringJoiner(", ");
        for (Form form : forms) {
            words.add(form.word());
        }
        return words.toString();
    }

    /** A class, as a lambda for an interface of picocli's would keep that out of the class-data archive. */
    private static final class FormConverter implements ITypeConverter<Form> {
        private final List<Form> forms;

        FormConverter(List<Form> forms) {
            this.forms = forms;
        }

        @Override
        public Form convert(String word) {
            String meant = word.equalsIgnoreCase("table") ? Form.TEXT.word() : word;
            for (Form form : forms) {
                if (form.word().equalsIgnoreCase(meant)) {
                    return form;
                }
            }
            throw new TypeConversionException("\"%s\" is not one of %s.".formatted(word, words(forms)));
        }
    }

    /** The file that the result is written to, null for standard output. */
    @Nullable
    String file() {
        return out.getValue();
    }

    /** Returns the form asked for. */
    Form form() {
        Form asked = format.getValue();
        if (!Boolean.TRUE.equals(json.getValue())) {
            return asked == null ? forms.get(0) : asked;
        }
        if (asked != null && asked != Form.JSON) {
            throw new WrongUseException(
                    "--json and --format %s contradict each other; leave one of them out.".formatted(asked.word()));
        }
        return Form.JSON;
    }

    /**
     * Opens where the result goes.
     *
     * @param inputs names of what the run reads, which must not be written
     */
    Output open(Terminal terminal, List<String> inputs) {
        @Nullable String name = out.getValue();
        boolean parquet = name != null && name.endsWith(ParquetOutput.ENDING);
        if (parquet && !TABLES.contains(form())) {
            throw new WrongUseException(
                    "%s is Parquet, which holds tables; say --format csv, jsonl or focus as well.".formatted(name));
        }
        if (!parquet && form() == Form.PARQUET) {
            throw new WrongUseException("--format parquet writes a file: --out NAME.parquet.");
        }
        return name == null ? Output.standard(terminal) : Output.to(OUT, name, terminal, inputs);
    }
}
