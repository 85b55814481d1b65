package io.tokentariff.conformance;

import java.util.List;

/** Whatever prices the usage of a case: one answer for each of its lines. */
interface Calculator {
    List<Answer> price(ConformanceCase each);
}
