package io.tokentariff.io.read;

import io.tokentariff.io.format.Notice;
import io.tokentariff.io.format.ReadLog;
import java.util.List;
import java.util.SortedMap;

/**
 * What a reader saw.
 *
 * @param format the name of the format
 * @param records how many records were handed out
 * @param rejects how many lines were rejected
 * @param notices what the reader of a bill must know, in the order of their codes
 * @param ignoredFields unknown field names that were ignored, each with how often; at most {@link ReadLog#MOST_NAMES} of them
 */
public record ReadSummary(
        String format, long records, long rejects, List<Notice> notices, SortedMap<String, Long> ignoredFields) {}
