package io.tokentariff.rulebook.folder;

import io.tokentariff.table.Place;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A rulebook put together of one and the one it extends.
 *
 * @param base the other rulebook, itself whole
 * @param name how the other's folder is called from this one
 * @param own this folder's own files, {@code rulebook.yaml} too
 * @param texts all files that count, by their paths
 * @param places where the lines of tables stand that are made of rows of both
 * @param counts what became of the other's rows and files
 */
record Whole(
        RulebookFiles base,
        String name,
        SortedMap<String, String> own,
        SortedMap<String, String> texts,
        Map<String, List<Place>> places,
        Counts counts) {

    /**
     * What became of the other's rows and files.
     *
     * @param replacedFiles files of which this folder has another
     * @param removedFiles files that do not count
     * @param replacedRows rows of which this folder has others
     * @param addedRows rows that only this folder has
     * @param removedRows rows that do not count
     */
    record Counts(
            SortedSet<String> replacedFiles,
            SortedSet<String> removedFiles,
            int replacedRows,
            int addedRows,
            int removedRows) {}

    /** Where a line stands for whoever looks for it. */
    Place place(String path, int line) {
        List<Place> merged = places.get(path);
        if (merged != null) {
            return line < 1 || line > merged.size() ? new Place(path, 0) : merged.get(line - 1);
        }
        if (own.containsKey(path) || !base.texts().containsKey(path)) {
            return new Place(path, line);
        }
        return below(name, base.place(path, line));
    }

    /** A line of the other rulebook as it is called from here. */
    static Place below(String folder, Place there) {
        return new Place(below(folder, there.file()), there.line());
    }

    /** A file of the other rulebook as it is called from here: {@code ../rules/tables/rates.csv}. */
    static String below(String folder, String file) {
        String path = folder + "/" + file;
        int up = path.indexOf("/../", firstName(path));
        while (up > 0) {
            int before = path.lastIndexOf('/', up - 1) + 1;
            path = path.substring(0, before) + path.substring(up + "/../".length());
            up = path.indexOf("/../", firstName(path));
        }
        return path;
    }

    /** Where the steps up at the beginning end. */
    private static int firstName(String path) {
        int at = 0;
        while (path.startsWith("../", at)) {
            at += "../".length();
        }
        return at;
    }
}
