package io.tokentariff.cases;

/** Where something stands in a file of cases. */
interface FilePlace {

    /** Line in the file, from 1; 0 for the whole file. */
    int line();

    /** Column in the line, from 1; 0 for the whole line. */
    int column();
}
