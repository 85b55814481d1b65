package io.tokentariff.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.http.access.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What somebody who never saw a rule file does on the page alone: each change, its review by a second person, and the way back. */
@NullMarked
@EnabledIf("io.tokentariff.http.Browser#isThere")
class ChangesInBrowser {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path data;

    private RunningService service;
    private Browser editor;
    private Browser approver;

    @BeforeEach
    void start() {
        service = RunningService.onRepository(data);
        editor = Browser.of(service.address(), service.token(Role.EDITOR), false);
        approver = Browser.of(service.address(), service.token(Role.APPROVER), true);
    }

    @AfterEach
    void stop() {
        editor.close();
        approver.close();
        service.close();
    }

    @Test
    void aPriceIsChangedByKeysAloneAndTakenBack() throws IOException {
        String first = inUse();
        assertThat(price("gpt-5-nano", "standard", 1_000_000, "")).isEqualTo("0.05");

        editor.go("rates?q=gpt-5-nano");
        editor.see("[role=grid] td", "gpt-5-nano, standard, input");
        editor.tabTo("gpt-5-nano");
        editor.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(editor.focused()).isEqualTo("gpt-5-nano, standard, input: 0.05");
        editor.press(Keys.ENTER);
        editor.see(".panel", "input, gpt-5-nano");
        editor.tabTo("Change this price");
        editor.press(Keys.ENTER);
        editor.see("dialog[open]", "");
        assertThat(editor.focused()).startsWith("New price");
        editor.control("a");
        editor.press("0.06", Keys.TAB, "04012026");
        editor.tabTo("New source");
        editor.press("letter of the provider, 2026-03-20");
        editor.tabTo("Reason");
        editor.press("The provider raised it", Keys.ENTER);

        editor.see("h1", "Draft 1");
        editor.see("p", "4 cases say otherwise.");
        assertThat(editor.violations()).isEqualTo(List.of());
        editor.tabTo("Accept");
        for (String left : List.of("3 cases say", "2 cases say", "1 case says")) {
            editor.press(Keys.ENTER);
            editor.see("p", left);
            editor.when(
                    "document.activeElement.textContent.startsWith('Accept') && !document.activeElement.disabled",
                    List.of());
        }
        editor.press(Keys.ENTER);
        editor.see(".note", "Every case of the rulebook holds");
        editor.tabTo("It is meant");
        editor.press(Keys.ENTER);
        editor.see("dialog[open]", "");
        editor.press("The old price is history", Keys.ENTER);
        editor.see(".note", "The check found nothing else");
        editor.run(
                "new MutationObserver(() => { if (document.querySelector('[role=progressbar]')) { window.progressWasSeen = true; } })"
                        + ".observe(document, { subtree: true, childList: true })");
        editor.tabTo("Show its dollars");
        editor.press(Keys.ENTER);
        editor.see(".figure", "change of the bill");
        assertThat(editor.run("return window.progressWasSeen")).isEqualTo(true);
        editor.tabTo("Submit for review");
        editor.press(Keys.ENTER);
        editor.see("section", "Review");
        assertThat(inUse()).isEqualTo(first);

        publish(1);
        assertThat(price("gpt-5-nano", "standard", 1_000_000, "")).isEqualTo("0.06");
        editor.go("rates?q=gpt-5-nano");
        editor.see("[role=grid] td", "gpt-5-nano, standard, input: 0.06");

        editor.go("history");
        editor.see("td", "approver-1");
        editor.tabTo("Roll back to");
        editor.press(Keys.ENTER);
        editor.see("dialog[open]", "");
        editor.press("It was a mistake", Keys.ENTER);
        editor.see("h1", "Draft 2");
        editor.tabTo("Submit for review");
        editor.press(Keys.ENTER);
        editor.see("section", "Review");
        publish(2);
        assertThat(inUse()).isEqualTo(first);
        assertThat(price("gpt-5-nano", "standard", 1_000_000, "")).isEqualTo("0.05");
        assertThat(editor.console()).isEmpty();
        assertThat(approver.console()).isEmpty();
    }

    @Test
    void aModelIsAddedAndAProjectGetsADiscountAndBothAreUndone() throws IOException {
        String first = inUse();
        editor.go("tables/models");
        editor.click("Add a row");
        editor.fill("model (needed)", "acme-1");
        editor.fill("status (needed)", "current");
        editor.fill("source (needed)", "our own price list of 2026-03-01");
        editor.fill("Reason (needed)", "We serve a model of our own");
        editor.click("Put it into the draft");
        editor.see("h1", "Draft 1");
        for (String[] rate : new String[][] {{"input", "1.00"}, {"output", "4.00"}}) {
            editor.click("Change a table");
            editor.see("h1", "Tables");
            editor.click("Add a row");
            editor.fill("model", "acme-1");
            editor.fill("fine tuned", "no");
            editor.fill("tier", "standard");
            editor.fill("meter (needed)", rate[0]);
            editor.fill("price (needed)", rate[1]);
            editor.fill("certainty (needed)", "published");
            editor.fill("source (needed)", "our own price list of 2026-03-01");
            editor.click("Put it into the draft");
            editor.see("h1", "Draft 1");
            editor.see("td", "acme-1, standard, " + rate[0]);
        }
        submitAndPublish(1, true);
        assertThat(price("acme-1", "standard", 1_000_000, "")).isEqualTo("1.00");

        editor.go("tables/terms");
        editor.click("Add a row");
        editor.fill("term (needed)", "negotiated-discount");
        editor.fill("percent (needed)", "-10");
        editor.fill("project", "knowledge");
        editor.fill("source (needed)", "contract 7");
        editor.fill("Reason (needed)", "The contract says so");
        editor.click("Put it into the draft");
        editor.see("h1", "Draft 2");
        submitAndPublish(2, true);
        assertThat(price("gpt-5-mini", "standard", 1_000_000, "knowledge")).isEqualTo("0.225");
        assertThat(price("gpt-5-mini", "standard", 1_000_000, "another")).isEqualTo("0.25");

        editor.go("history");
        editor.see("td", "The first rulebook");
        editor.run(
                "[...document.querySelectorAll('button')].filter(each => each.textContent === 'Roll back').pop().click()");
        editor.fill("Reason for going back (needed)", "Only a trial");
        editor.click("Make the draft");
        editor.see("h1", "Draft 3");
        submitAndPublish(3, false);
        assertThat(inUse()).isEqualTo(first);
    }

    @Test
    void nobodyApprovesHisOwnChange() {
        approver.go("tables/terms");
        approver.click("Add a row");
        approver.fill("term (needed)", "negotiated-discount");
        approver.fill("percent (needed)", "-10");
        approver.fill("source (needed)", "contract 7");
        approver.fill("Reason (needed)", "For myself");
        approver.click("Put it into the draft");
        approver.see("h1", "Draft 1");
        approver.click("Submit for review");
        approver.see("section", "it takes another person to approve it");
        assertThat(approver.run(
                        "return [...document.querySelectorAll('button')].some(each => each.textContent === 'Publish')"))
                .isEqualTo(false);
    }

    private void submitAndPublish(int draft, boolean untried) {
        editor.see(".note", "Every case of the rulebook holds");
        if (untried) {
            editor.click("It is meant");
            editor.fill("Why it is meant", "Nobody has used it yet");
            editor.click("Let it pass");
        }
        editor.see(".note", "The check found nothing else");
        editor.click("Submit for review");
        editor.see("section", "Review");
        publish(draft);
    }

    /** The second person looks at the dollars, types them, and says yes. */
    private void publish(int draft) {
        approver.go("drafts/" + draft);
        approver.see("section", "First see what it does to a bill");
        approver.click("Show its dollars");
        approver.see("section", "Type that amount");
        Object delta = approver.run(
                "return document.querySelector('section[aria-label=Review] b:nth-of-type(2)').textContent");
        approver.fill("Change of the bill", "12345.67");
        approver.see(".hint", "Not the amount above");
        approver.fill("Change of the bill", String.valueOf(delta));
        approver.click("Publish");
        approver.see("li[aria-current=step]", "In force");
    }

    private String inUse() throws IOException {
        return JSON.readTree(service.get(Role.VIEWER, "/v1/status").body())
                .get("rulebook")
                .asText();
    }

    private String price(String model, String tier, int input, String project) throws IOException {
        JsonNode quote = JSON.readTree(service.post(
                        Role.PRICER,
                        "/v1/quote",
                        "{\"at\":\"2026-05-01T12:00:00Z\",\"model\":\"%s\",\"service_tier\":\"%s\",\"input_tokens\":%s%s}"
                                .formatted(
                                        model,
                                        tier,
                                        input,
                                        project.isEmpty() ? "" : ",\"project\":\"" + project + "\""))
                .body());
        return quote.get("amount_usd").asText();
    }
}
