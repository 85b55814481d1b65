package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import io.tokentariff.problem.WrongUseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** How a result is written, and where: {@code --format}, {@code --json} and {@code --out}, the same with every command. */
final class ResultOptions {

    private static final String FORMAT = "--format";
    private static final String JSON = "--json";
    private static final String OUT = "--out";

    private final List<Form> forms;
    private final OptionSpec format;
    private final OptionSpec json;
    private final OptionSpec out;

    /** @param forms those the command can write; the first is the one nobody has to ask for */
    ResultOptions(Form... forms) {
        this.forms = List.of(forms);
        this.format = OptionSpec.builder(FORMAT)
                .paramLabel("FORMAT")
                .type(Form.class)
                .converters(this::parse)
                .completionCandidates(this.forms.stream().map(Form::word).toList())
                .description("%s (default: %s).".formatted(words(), forms[0].word()))
                .build();
        this.json = OptionSpec.builder(JSON)
                .type(boolean.class)
                .description("The same as --format json.")
                .build();
        this.out = OptionSpec.builder(OUT)
                .paramLabel("FILE")
                .type(String.class)
                .description("Writes there instead of to standard output; the file appears once it is whole.")
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

    private String words() {
        return forms.stream().map(Form::word).collect(Collectors.joining(", "));
    }

    private Form parse(String word) {
        String meant = word.toLowerCase(Locale.ROOT).equals("table") ? Form.TEXT.word() : word;
        return forms.stream()
                .filter(form -> form.word().equalsIgnoreCase(meant))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("\"%s\" is not one of %s.".formatted(word, words())));
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
        return name == null ? Output.standard(terminal) : Output.to(OUT, name, terminal, inputs);
    }
}
