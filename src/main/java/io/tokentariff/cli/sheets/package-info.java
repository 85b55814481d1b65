/** Tables as the sheets of a workbook (XLSX), and back. The only package that knows the library for workbooks. */
@NullMarked
package io.tokentariff.cli.sheets;

import org.jspecify.annotations.NullMarked;
