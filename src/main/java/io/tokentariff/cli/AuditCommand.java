package io.tokentariff.cli;

import io.tokentariff.audit.Audit;
import io.tokentariff.audit.AuditReport;
import io.tokentariff.audit.Auditor;
import io.tokentariff.audit.BillAudit;
import io.tokentariff.audit.Part;
import io.tokentariff.audit.RecordAudit;
import io.tokentariff.audit.bill.Bill;
import io.tokentariff.audit.bill.BillReader;
import io.tokentariff.io.report.Form;
import io.tokentariff.money.Money;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares usage with what was billed for it. */
@Command(
        description =
                "Compares the price of usage with what was billed: which lines agree, which differ and why, which only "
                        + "one side has.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Without --billed each record is compared with its own billed_usd.",
            "Exits with 1 if a line differs by more than the tolerance.",
            "",
            "Examples:",
            "  tariff audit usage.jsonl --billed costs.json",
            "  tariff audit completions_usage.csv --billed cost_2026-04.csv --by day,model --format markdown"
        })
final class AuditCommand extends UsageCommand {

    @Option(
            names = "--billed",
            paramLabel = "FILE",
            description =
                    "What was billed: pages of /v1/organization/costs, or the usage page's export of costs. May be "
                            + "given several times.")
    List<String> billed = new ArrayList<>();

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "PART",
            description =
                    "What lines are compared by: day, project, model, tier, meter, context (default: all that the bill "
                            + "says).")
    List<String> by = List.of();

    @Option(
            names = "--tolerance",
            paramLabel = "USD",
            description = "Up to which difference, either way, a line is taken to agree; without --billed, a record "
                    + "(default: 0).")
    String tolerance = "0";

    AuditCommand(Terminal terminal, RulesOption rules) {
        super(terminal, rules, Form.ofReport(Form.JSON, Form.CSV));
    }

    @Override
    public Integer call() {
        Form form = result.form();
        Money most = tolerance();
        Set<Part> parts = parts();
        Rulebook rulebook = rules.open();
        List<String> inputs = new ArrayList<>(Inputs.names(files));
        inputs.addAll(billed);
        try (Output output = result.open(terminal, inputs)) {
            Auditor auditor = auditor(rulebook, parts, most);
            long rejected = source.read(
                    files,
                    terminal,
                    auditor::add,
                    auditor.tally()::addDuplicate,
                    auditor.tally()::addRejected,
                    notice -> auditor.tally().addNotice(notice.code(), notice.message(), notice.missing()));
            Audit audit = auditor.build();
            output.write(AuditReport.of(audit, form, output.screen()));
            if (audit.exceeds()) {
                return Exit.PROBLEMS;
            }
            return rejected > 0 ? Exit.REJECTED : Exit.OK;
        }
    }

    private Auditor auditor(Rulebook rulebook, Set<Part> parts, Money most) {
        if (billed.isEmpty()) {
            return new RecordAudit(rulebook, parts, most);
        }
        Choice choice = source.inputs.choice;
        if (!choice.only.isEmpty()) {
            throw new WrongUseException("--only chooses records, and nothing of a bill; leave it out, or use --by.");
        }
        Bill bill = BillReader.read(Inputs.of(billed)).between(choice.fromDay(), choice.untilDay());
        return new BillAudit(rulebook, bill, parts, most);
    }

    private Set<Part> parts() {
        if (by.isEmpty()) {
            return EnumSet.allOf(Part.class);
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        by.forEach(word -> parts.add(Part.of(word)));
        if (billed.isEmpty() && !RecordAudit.PARTS.containsAll(parts)) {
            throw new WrongUseException(
                    "Records say what they cost as a whole, not what their meters do; --by meter and context go with --billed.");
        }
        return parts;
    }

    private Money tolerance() {
        @Nullable Money most = Money.ofAnyNotation(tolerance);
        if (most == null || most.isNegative()) {
            throw new WrongUseException("--tolerance \"%s\" is no amount such as 0.01.".formatted(tolerance));
        }
        return most;
    }
}
