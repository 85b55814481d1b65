package io.tokentariff.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The register of all codes that the program says, read from {@code codes.txt}; rules of one's own may have findings with codes
 * of their own. One code may stand for a problem and for a reject, or a finding, of the same name.
 */
public final class Codes {

    /** The page that is made of the register, from the top of the project. */
    public static final String PAGE = "src/docs/codes.md";

    private static final List<Code> ALL = read();

    private Codes() {}

    /** All entries, by name; of one name the problem first. */
    public static List<Code> all() {
        return ALL;
    }

    /**
     * Returns what a problem's code means, if the program itself says it; a check may say a finding of its trials, under the
     * finding's code.
     */
    public static Optional<Code> ofProblem(String name) {
        return ALL.stream().filter(code -> code.name().equals(name)).findFirst();
    }

    /** Where a code is explained: the page with the place on it. */
    public static String place(String name) {
        return PAGE + "#" + name;
    }

    /** Returns the page with an entry for each code. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(
                """
                # Codes

                What the program says in brackets behind a message, by name. A *problem* is in a file of a rulebook, its cases, profiles or
                credits: with an error it is not used, a warning says that somebody should look. A *reject* is usage that is not priced: one
                line, or a whole file. A *finding* stands beside a price or an advice. A *request* to the service
                is refused with an HTTP status. Codes are stable; rules of your own may say others.

                Made from `src/main/resources/io/tokentariff/problem/codes.txt`; `./mvnw test -Dtest=CodesTest -Dgolden.update=true` makes it anew.
                """);
        String last = "";
        for (Code code : ALL) {
            if (!code.name().equals(last)) {
                page.append("\n## ").append(code.name()).append('\n');
            }
            last = code.name();
            page.append(
                    "\n*%s, %s.* %s %s\n".formatted(code.kind().word(), code.weight(), code.meaning(), code.remedy()));
        }
        return page.toString();
    }

    private static List<Code> read() {
        try (InputStream in = Codes.class.getResourceAsStream("codes.txt")) {
            if (in == null) {
                throw new IllegalStateException("The program's jar lacks io/tokentariff/problem/codes.txt.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Codes::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Code entry(String line) {
        String[] parts = line.split(" \\| ", -1);
        Code.Kind kind = Code.Kind.valueOf(parts[1].toUpperCase(Locale.ROOT));
        return new Code(parts[0], kind, parts[2], parts[3], parts[4]);
    }
}
