package io.tokentariff.audit.bill;

import io.tokentariff.io.read.UsageInput;
import io.tokentariff.problem.UsageInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads bills: pages of the provider's costs, or the usage page's export of them; told by their content, packed or not. */
public final class BillReader {

    private static final int HEAD = 4_096;

    private BillReader() {}

    /**
     * Reads files that together are one bill.
     *
     * @throws UsageInputException if one is no bill, or something in it cannot be read: a bill is whole or of no use
     */
    public static Bill read(List<UsageInput> files) {
        BillBuilder bill = new BillBuilder();
        files.forEach(file -> read(file, bill));
        return bill.build();
    }

    private static void read(UsageInput file, BillBuilder bill) {
        try (InputStream opened = file.open();
                BufferedInputStream in = new BufferedInputStream(opened, HEAD)) {
            in.mark(HEAD);
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            in.reset();
            String begin = head.replace("\uFEFF", "").stripLeading();
            if (begin.isEmpty()) {
                throw new UsageInputException(
                        "not-a-bill", "%s is empty; it says nothing of costs.".formatted(file.name()));
            }
            if (begin.startsWith("{") || begin.startsWith("[")) {
                new CostPages(file.name(), bill).read(in);
            } else {
                String header = begin.lines().findFirst().orElse("");
                new CostCsv(file.name(), bill).read(in, header.indexOf('\t') < 0 ? ',' : '\t');
            }
        } catch (IOException e) {
            throw new UsageInputException(
                    "unreadable", "%s could not be read to its end: %s.".formatted(file.name(), e.getMessage()), e);
        }
    }
}
