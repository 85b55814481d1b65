@NullMarked
package io.tokentariff.rating.statement;

import org.jspecify.annotations.NullMarked;
