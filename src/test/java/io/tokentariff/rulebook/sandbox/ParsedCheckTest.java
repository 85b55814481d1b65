package io.tokentariff.rulebook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleParser;
import java.util.Objects;
import java.util.Optional;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Whatever the engine's parser reads beyond ours is noticed. */
class ParsedCheckTest {

    private static final String RULE =
            """
            package charges
            import io.tokentariff.rating.*
            rule "One"
                @id( "charges.one" )
            when
                $usage : Usage( tier == "batch" ) // a comment
            then
                insert( Finding.note( "a", "end } then" ) );
            end
            """;

    @Test
    void theSameTextHasNoDifference() throws DroolsParserException {
        assertThat(difference(RULE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "package charges|package other|the package",
                "rating.*|rating.Usage|the imports",
                "rule \"One\"|function void run() { } rule \"One\"|declarations",
                "rule \"One\"|global String name; rule \"One\"|declarations",
                "rule \"One\"|declare Own end rule \"One\"|declarations",
                "rule \"One\"|rule \"Two\"|the rule",
                "@id( \"charges.one\" )|@id( \"charges.one\" ) @other( 5 )|the annotations",
                "@id( \"charges.one\" )|@id( one )|the annotations",
                "@id( \"charges.one\" )|@id( \"charges.one\" ) salience 5|attributes",
                "Usage( tier|Charge( tier|the conditions",
                "$usage :|$other :|the conditions",
                "\"batch\"|\"flex\"|the conditions",
                "// a comment|from entry-point \"x\"|the conditions",
                "// a comment|eval( true )|the conditions",
                "// a comment|Usage( )|the conditions",
                "insert(|delete( $usage ); insert(|the outcome",
                "\"end } then\"|\"else\"|the outcome"
            })
    void everyOtherTextHasOne(String place, String replacement, String named) throws DroolsParserException {
        assertThat(RULE).contains(place);
        assertThat(difference(RULE.replace(place, replacement)))
                .hasValueSatisfying(what -> assertThat(what).contains(named));
    }

    private static Optional<String> difference(String theirText) throws DroolsParserException {
        RuleFile ours = Objects.requireNonNull(RuleParser.parse("charges/one.drl", RULE, new Problems()));
        PackageDescr theirs = new DrlParser(LanguageLevelOption.DRL6).parse(false, theirText);
        return ParsedCheck.difference(ours, theirs);
    }
}
