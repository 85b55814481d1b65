package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.check.RulebookCheck;
import io.tokentariff.fixtures.RulesCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes, done as the page says: each on a fresh copy of the rulebook, in which nothing is wrong in the end. */
class RecipesTest {

    private static final Path PAGE = Path.of("src/docs/recipes.md");

    /** What somebody does who never saw a rule: a price from a date, a model, a discount until a date, a threshold. */
    private static final int WITHOUT_A_RULE = 10;

    @TempDir
    Path folder;

    @Test
    void eachRecipeDoesWhatItSaysAndLeavesASoundRulebook() throws IOException {
        WorkedPage page = WorkedPage.run(PAGE, folder);
        Map<String, RulesCopy> recipes = new LinkedHashMap<>(page.copies());
        recipes.remove("");
        assertThat(recipes).hasSize(13);
        assertThat(page.commands()).as("each prices something").isEqualTo(recipes.size());
        SoftAssertions.assertSoftly(sound -> recipes.forEach((recipe, copy) -> sound.assertThat(
                        RulebookCheck.check(copy.folder()).problems())
                .as(recipe)
                .isEmpty()));
        Set<String> withARule = new TreeSet<>();
        for (var recipe : recipes.entrySet()) {
            if (!rules(recipe.getValue().folder()).equals(rules(Path.of("rules")))) {
                withARule.add(recipe.getKey());
            }
        }
        assertThat(withARule)
                .as("recipes with a rule file")
                .allMatch(recipe -> Integer.parseInt(recipe.substring(0, recipe.indexOf('.'))) > WITHOUT_A_RULE);
    }

    private static Set<String> rules(Path rulebook) throws IOException {
        try (Stream<Path> files = Files.walk(rulebook)) {
            return files.map(file -> rulebook.relativize(file).toString())
                    .filter(file -> file.endsWith(".drl"))
                    .collect(Collectors.toSet());
        }
    }
}
