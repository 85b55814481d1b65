package io.tokentariff.review;

import io.tokentariff.io.report.HtmlWriter;
import java.util.List;

/** A drawing of which facts lead to which rules, and which rules to which outcomes: three columns and lines, as SVG. */
final class FactGraph {

    private static final int ROW = 24;
    private static final int TOP = 36;
    private static final int FACTS_X = 150;
    private static final int RULES_X = 380;
    private static final int RULES_WIDTH = 250;
    private static final int OUTCOMES_X = 830;
    private static final int WIDTH = 960;

    private final List<RuleText> rules;
    private final List<String> facts;
    private final List<String> outcomes;
    private final int height;
    private final StringBuilder svg = new StringBuilder();

    FactGraph(List<RuleText> rules) {
        this.rules = List.copyOf(rules);
        this.facts =
                rules.stream().flatMap(rule -> rule.facts().stream()).distinct().toList();
        this.outcomes = rules.stream().map(RuleText::decides).distinct().toList();
        this.height = TOP + ROW * Math.max(rules.size(), Math.max(facts.size(), outcomes.size())) + ROW / 2;
    }

    String svg() {
        svg.append("<svg class=\"graph\" viewBox=\"0 0 %s %s\" role=\"img\" aria-labelledby=\"graph-title\">%n"
                .formatted(WIDTH, height));
        svg.append("<title id=\"graph-title\">Which facts lead to which rules and outcomes</title>\n");
        for (int i = 0; i < rules.size(); i++) {
            lines(rules.get(i), y(i, rules.size()));
        }
        label("facts", FACTS_X, "end");
        label("rules", RULES_X, "start");
        label("outcomes", OUTCOMES_X, "start");
        column(facts, FACTS_X, "end");
        for (int i = 0; i < rules.size(); i++) {
            String id = rules.get(i).rule().id();
            svg.append("<a href=\"#%s\">".formatted(HtmlWriter.anchor(id)));
            node(id, RULES_X, y(i, rules.size()), "start");
            svg.append("</a>\n");
        }
        column(outcomes, OUTCOMES_X, "start");
        return svg.append("</svg>\n").toString().replace(System.lineSeparator(), "\n");
    }

    private void column(List<String> names, int x, String anchor) {
        for (int i = 0; i < names.size(); i++) {
            node(names.get(i), x, y(i, names.size()), anchor);
        }
    }

    private void lines(RuleText rule, int ruleY) {
        for (String fact : rule.facts()) {
            boolean absent = rule.absentFacts().contains(fact);
            curve(FACTS_X + 6, y(facts.indexOf(fact), facts.size()), RULES_X - 6, ruleY, absent ? "absent" : "needs");
        }
        int outcomeY = y(outcomes.indexOf(rule.decides()), outcomes.size());
        curve(RULES_X + RULES_WIDTH, ruleY, OUTCOMES_X - 6, outcomeY, "gives");
    }

    private void curve(int fromX, int fromY, int toX, int toY, String kind) {
        int middle = (fromX + toX) / 2;
        svg.append("<path class=\"%s\" d=\"M%s %s C%s %s %s %s %s %s\"/>%n"
                .formatted(kind, fromX, fromY, middle, fromY, middle, toY, toX, toY));
    }

    private void label(String text, int x, String anchor) {
        svg.append("<text class=\"label\" x=\"%s\" y=\"16\" text-anchor=\"%s\">%s</text>%n".formatted(x, anchor, text));
    }

    private void node(String text, int x, int y, String anchor) {
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>%n"
                .formatted(x, y + 4, anchor, HtmlWriter.escaped(text)));
    }

    /** Spreads the nodes of a column over the whole height. */
    private int y(int index, int count) {
        int room = height - TOP;
        return TOP + room * (2 * index + 1) / (2 * count);
    }
}
