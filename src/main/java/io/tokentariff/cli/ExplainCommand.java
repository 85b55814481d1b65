package io.tokentariff.cli;

import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.write.ExplanationReport;
import io.tokentariff.io.write.QuoteReport;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one record of a usage file with every cent of its price. */
@Command(
        description = "Explains the price of one record of a file: each cent's rate row, rules and arithmetic.",
        mixinStandardHelpOptions = true,
        footer = {"", "A record without an id is found by its line: tariff explain line:42 usage.jsonl"})
final class ExplainCommand extends ResultCommand {

    private static final String LINE = "line:";

    @Parameters(index = "0", paramLabel = "ID", description = "The record's id, or line:N.")
    String id;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Usage files; - for standard input.")
    List<String> files = new ArrayList<>();

    @Mixin
    RulesOption rules;

    @Mixin
    Inputs inputs;

    ExplainCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.ofReport(Form.JSON));
        this.rules = rules;
    }

    @Override
    public Integer call() {
        Form form = result.form();
        Rulebook rulebook = rules.open();
        Search search = new Search();
        for (UsageInput input : Inputs.of(files, terminal)) {
            inputs.reader().read(input, search);
        }
        if (search.rejected != null) {
            throw new WrongUseException("%s:%s was rejected, not priced: %s [%s]"
                    .formatted(
                            search.rejected.file(),
                            search.rejected.line(),
                            search.rejected.message(),
                            search.rejected.code()));
        }
        if (search.found == null) {
            throw new WrongUseException("There is no record \"%s\" in %s.".formatted(id, String.join(", ", files)));
        }
        Quote quote = rulebook.quote(search.found);
        try (Output output = result.open(terminal, Inputs.names(files))) {
            output.write(
                    form == Form.JSON
                            ? QuoteReport.json(quote, null, List.of())
                            : ExplanationReport.of(quote).write(form, output.screen()));
        }
        if (search.more > 0) {
            terminal.err().println("%s more records have this id; the first one is charged.".formatted(search.more));
        }
        return Exit.OK;
    }

    private final class Search implements UsageSink {

        private @Nullable UsageRecord found;
        private @Nullable Reject rejected;
        private long more;

        @Override
        public void record(UsageRecord record, long line, long offset) {
            if (id.equals(record.id()) || id.equals(LINE + line)) {
                if (found == null) {
                    found = record;
                } else {
                    more++;
                }
            }
        }

        @Override
        public void reject(Reject reject) {
            if (id.equals(LINE + reject.line())) {
                rejected = reject;
            }
        }
    }
}
