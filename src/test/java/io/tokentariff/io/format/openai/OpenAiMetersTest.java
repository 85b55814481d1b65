package io.tokentariff.io.format.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.io.format.Reject;
import io.tokentariff.io.read.Collected;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a response used beside text: tools, audio, images, long cache writes, and fields that nobody knows. */
class OpenAiMetersTest {

    private static String response(String output, String more, String usage) {
        return ("{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1795305600,\"status\":\"completed\",\"model\":\"gpt-5-mini\","
                        + "\"service_tier\":\"default\",\"output\":[%s],%s\"usage\":{%s}}\n")
                .formatted(output, more, usage);
    }

    private static Map<String, Long> meters(TokenCounts tokens) {
        Map<String, Long> meters = new TreeMap<>();
        tokens.meters().others().forEach(meter -> meters.put(meter, tokens.count(meter)));
        return meters;
    }

    private static TokenCounts tokens(String line) {
        return Collected.read(line).only().tokens();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // searches are counted; opening a page and looking for words in it are free
                "{'type':'web_search_call','action':{'type':'search'}},{'type':'web_search_call','action':{'type':'open_page'}},{'type':'web_search_call'} | 'tools':[{'type':'web_search'}], | {web_search_calls=2}",
                "{'type':'web_search_call','action':{'type':'search'}} | 'tool_usage':{'web_search':{'num_requests':3}}, | {web_search_calls=3}",
                "{'type':'web_search_call'} | 'tool_usage':{'web_search':{'num_requests':0}}, | {}",
                "{'type':'web_search_call'} | 'tools':[{'type':'web_search_preview_2025_03_11'}], | {web_search_preview_calls=1}",
                "{'type':'file_search_call'},{'type':'mcp_call'},{'type':'function_call'},{'type':'computer_call'} | `` | {file_search_calls=1}",
                // one session a container, by its size
                "{'type':'code_interpreter_call','container_id':'c1'},{'type':'code_interpreter_call','container_id':'c1'} | 'tools':[{'type':'code_interpreter','container':{'type':'auto'}}], | {container_sessions=1}",
                "{'type':'code_interpreter_call','container_id':'c1'} | 'tools':[{'type':'code_interpreter','container':{'type':'auto','memory_limit':'4g'}}], | {container_4gb_sessions=1}",
                "{'type':'code_interpreter_call','container_id':'c1'} | 'tools':[{'type':'code_interpreter','container':'c1'}], | {uncounted_containers=1}",
                "{'type':'code_interpreter_call','container_id':'c1'} | `` | {uncounted_containers=1}",
                "{'type':'shell_call','environment':{'type':'container_reference','container_id':'c2'}} | 'tools':[{'type':'shell','environment':{'type':'container_auto'}}], | {container_sessions=1}",
                "{'type':'shell_call','environment':{'type':'local'}},{'type':'local_shell_call'} | `` | {}",
                // an image whose tokens nobody says
                "{'type':'image_generation_call','result':'iVBOR'} | 'tools':[{'type':'image_generation'}], | {uncounted_images=1}",
            })
    void toolsAreMeters(String output, String more, String expected) {
        String line = response(output, more == null ? "" : more, "\"input_tokens\":10,\"output_tokens\":5")
                .replace('\'', '"');
        assertThat(meters(tokens(line))).hasToString(expected);
    }

    @Test
    void imagesOfAToolAreARecordOfTheModelThatMadeThem() {
        String usage =
                "'tool_usage':{'image_gen':{'input_tokens':30,'input_tokens_details':{'image_tokens':10,'text_tokens':20},"
                        + "'output_tokens':1000,'output_tokens_details':{'image_tokens':1000},'total_tokens':1030}},"
                        + "'tools':[{'type':'image_generation','model':'gpt-image-1-mini'}],";
        Collected read = Collected.read(
                response("{'type':'image_generation_call'}", usage, "'input_tokens':10,'output_tokens':5")
                        .replace('\'', '"'));

        assertThat(read.records).hasSize(2);
        assertThat(read.records.get(0).tokens()).isEqualTo(TokenCounts.of(10, 0, 5));
        UsageRecord images = read.records.get(1);
        assertThat(images.id()).isEqualTo("resp_1/image_generation");
        assertThat(images.kind()).isEqualTo(UsageKind.of("gpt-image-1-mini").withServiceTier("default"));
        assertThat(images.tokens())
                .isEqualTo(TokenCounts.of(20, 0, 0).with(Map.of("image_input", 10L, "image_output", 1_000L)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'prompt_tokens':1000,'completion_tokens':50,'prompt_tokens_details':{'image_tokens':900} | 100 | 0 | {image_input=900}",
                "'input_tokens':37,'output_tokens':144,'input_token_details':{'text_tokens':0,'audio_tokens':37} | 0 | 0 | {audio_input=37}",
                "'prompt_tokens':100,'completion_tokens':0,'prompt_token_details':{'cached_tokens':60} | 100 | 60 | {}",
                // parts of the cached tokens are said
                "'input_tokens':1000,'output_tokens':9,'input_token_details':{'audio_tokens':900,'cached_tokens':800,'cached_tokens_details':{'text_tokens':100,'audio_tokens':700}} | 100 | 100 | {audio_input=200, cached_audio_input=700}",
                // and where they are not, text was cached, then images, then audio
                "'prompt_tokens':1000,'completion_tokens':9,'prompt_tokens_details':{'audio_tokens':900,'cached_tokens':800} | 100 | 100 | {audio_input=200, cached_audio_input=700}",
                "'prompt_tokens':1000,'completion_tokens':9,'prompt_tokens_details':{'image_tokens':900,'cached_tokens':800} | 100 | 100 | {cached_image_input=700, image_input=200}",
                "'input_tokens':100,'output_tokens':9,'input_tokens_details':{'cache_write_tokens':30,'cache_write_12h_tokens':50} | 50 | 0 | {cache_write_12h=50}",
                "'input_tokens':100,'output_tokens':9,'output_tokens_details':{'image_tokens':5,'audio_tokens':3} | 100 | 0 | {audio_output=3, image_output=5}",
                "'input_tokens':100,'output_tokens':9,'input_tokens_details':{'video_tokens':40} | 100 | 0 | {unread=40}",
                "'input_tokens':100,'output_tokens':9,'telepathy_tokens':7,'cost_tokens':0,'speed':5 | 100 | 0 | {unread=7}",
                "'type':'duration','seconds':4 | 0 | 0 | {audio_seconds=4}",
                "'type':'duration','seconds':3.2 | 0 | 0 | {audio_seconds=4}",
                "'type':'duration','seconds':4,'odd_tokens':5 | 0 | 0 | {audio_seconds=4, unread=5}",
            })
    void partsAreTakenOutOfTheirWholeOnce(String usage, long input, long cached, String meters) {
        TokenCounts tokens = tokens(response("", "", usage).replace('\'', '"'));
        assertThat(tokens.input()).isEqualTo(input);
        assertThat(tokens.cachedInput()).isEqualTo(cached);
        assertThat(meters(tokens)).hasToString(meters);
    }

    @Test
    void whatIsTooMuchIsSaidWithTheNumbersOfTheFile() {
        Collected read = Collected.read(response(
                        "",
                        "",
                        "'input_tokens':1000,'output_tokens':9,'input_tokens_details':{'audio_tokens':900,'cached_tokens':1001}")
                .replace('\'', '"'));
        assertThat(read.rejects)
                .extracting(Reject::message)
                .singleElement()
                .asString()
                .contains("1001", "1000");
    }

    @Test
    void aFieldThatHoldsTokensAndIsNotKnownIsShown() {
        Collected read = Collected.read(response("", "", "'input_tokens':1,'output_tokens':1,'odd_tokens':5")
                .replace('\'', '"'));
        assertThat(read.summary.ignoredFields()).containsEntry("odd_tokens", 1L);
    }

    @Test
    void aPageAmongPagesThatIsNoneIsRejectedAndAPageFetchedTwiceIsChargedOnce() {
        String page =
                "{'object':'page','data':[{'object':'bucket','start_time':1795219200,'end_time':1795305600,'results':["
                        + "{'object':'organization.usage.completions.result','input_tokens':5,'output_tokens':1,'num_model_requests':0,"
                        + "'project_id':'p','model':'m','batch':false,'service_tier':'default'}]}],'has_more':false}\n";
        Collected read = Collected.read(
                (page + response("", "", "'input_tokens':1,'output_tokens':1") + page).replace('\'', '"'));
        assertThat(read.codes()).containsExactly("not-a-page");
        assertThat(read.records)
                .extracting(UsageRecord::id)
                .hasSize(2)
                .containsOnly("completions:1795219200:1795305600:p:::m::default:");
        assertThat(read.records.get(0).requests()).isEqualTo(1);
    }
}
