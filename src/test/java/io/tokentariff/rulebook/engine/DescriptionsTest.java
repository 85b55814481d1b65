package io.tokentariff.rulebook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.PackageDescr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionsTest {

    private static final String RULE =
            """
            package charges
            import io.tokentariff.rating.*
            rule "One"
                @id( "charges.one" )
            when
                $usage : Usage( tier == "batch" ) // a comment
                not ( MeterUsed( meter in ( "input", "output" ) ) and Charge( ) )
                ( Finding( code == "a", ( !code.contains( "b" ) || code != "c" ) && this.code matches "d\\\\.\\"e" ) or exists Charge( $m : meter ) )
            then
                insert( Finding.note( "a", "end } then" ) );
            end
            """;

    private static SortedMap<String, String> soundFiles() throws IOException {
        SortedMap<String, String> files = new TreeMap<>(ShippedRules.texts());
        try (Stream<Path> benign = Files.list(Path.of("fixtures", "benign"))) {
            for (Path file : benign.toList()) {
                files.put("charges/" + file.getFileName(), Files.readString(file));
            }
        }
        files.keySet().removeIf(file -> !file.endsWith(".drl"));
        files.put("charges/one.drl", RULE);
        return files;
    }

    @Test
    void describesEveryFileAsTheEnginesOwnParserWould() throws IOException {
        assertThat(soundFiles()).hasSizeGreaterThan(100).allSatisfy((file, text) -> {
            PackageDescr theirs = Objects.requireNonNull(EngineReading.of(text));
            assertThat(EngineReading.difference(Descriptions.of(EngineReading.read(file, text)), theirs))
                    .as(file)
                    .isEmpty();
        });
    }

    @Test
    void writtenRulesAreReadAsTheSame() throws IOException {
        assertThat(soundFiles()).allSatisfy((file, text) -> EngineReading.read(file, text)
                .rules()
                .forEach(rule -> {
                    String again = "package p rule \"r\" when %s then %s end"
                            .formatted(rule.when().written(), rule.then().written());
                    RuleFile read = EngineReading.read("again.drl", again);
                    assertThat(read.rules().get(0).then().written())
                            .isEqualTo(rule.then().written());
                    assertThat(read.rules().get(0).when().parts().get(0).written())
                            .isEqualTo(
                                    rule.when().parts().size() == 1
                                            ? rule.when().parts().get(0).written()
                                            : rule.when().written());
                }));
    }

    /** The comparison above notices a difference. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "package charges|package other",
                "rating.*|rating.Usage",
                "rule \"One\"|function void run() { } rule \"One\"",
                "rule \"One\"|global String name; rule \"One\"",
                "rule \"One\"|declare Own end rule \"One\"",
                "rule \"One\"|rule \"Two\"",
                "@id( \"charges.one\" )|@id( \"charges.one\" ) @other( 5 )",
                "@id( \"charges.one\" )|@id( one )",
                "@id( \"charges.one\" )|@id( \"charges.one\" ) salience 5",
                "Usage( tier|Charge( tier",
                "$usage :|$other :",
                "\"batch\"|\"flex\"",
                "// a comment|from entry-point \"x\"",
                "// a comment|eval( true )",
                "// a comment|Usage( )",
                "insert(|delete( $usage ); insert(",
                "\"end } then\"|\"else\""
            })
    void noticesEveryDifference(String place, String replacement) {
        assertThat(RULE).contains(place);
        PackageDescr theirs = Objects.requireNonNull(EngineReading.of(RULE.replace(place, replacement)));
        assertThat(EngineReading.difference(Descriptions.of(EngineReading.read("charges/one.drl", RULE)), theirs))
                .isPresent();
    }

    /** What the rule check would have refused before, the compiler refuses at the same line. */
    @ParameterizedTest
    @CsvSource({
        "Usage( tier, Usages( tier, 6, rule-compile",
        "Usage( tier, Usage( tyre, 6, rule-compile",
        "Finding.note, Finding.mote, 10, bad-outcome",
        "import io.tokentariff.rating, import io.tokentariff.ratings, 6, rule-compile"
    })
    void namesFileAndLineOfWhatDoesNotCompile(String place, String replacement, int line, String code) {
        RuleFile file = EngineReading.read("charges/one.drl", RULE.replace(place, replacement));
        Problems problems = new Problems();
        assertThat(new RuleCompiler(RuleVocabulary.shipped(), problems).compile(List.of(file)))
                .isNull();
        assertThat(problems.sorted())
                .isNotEmpty()
                .allMatch(problem -> problem.file().equals("charges/one.drl") && problem.line() > 0)
                .anySatisfy(problem -> {
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.code()).isEqualTo(code);
                });
    }
}
