package io.tokentariff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A copy of the shipped rulebook in a folder of its own, to edit. */
public final class EditedFolder {

    private final Path folder;

    private EditedFolder(Path folder) {
        this.folder = folder;
    }

    /** Copies the shipped rulebook into the folder. */
    public static EditedFolder in(Path folder) {
        EditedFolder edited = new EditedFolder(folder);
        ShippedRules.texts().forEach(edited::write);
        return edited;
    }

    public Path path() {
        return folder;
    }

    /** Writes one file in place, as simple editors do. */
    public void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void writeAll(Map<String, String> files) {
        files.forEach(this::write);
    }

    /** Replaces one place of one file of the shipped rulebook. */
    public void edit(String file, String place, String replacement) {
        String text = ShippedRules.text(file);
        if (!text.contains(place)) {
            throw new IllegalArgumentException("\"" + place + "\" is not in " + file);
        }
        write(file, text.replace(place, replacement));
    }

    /** Puts one file back as it was shipped. */
    public void restore(String file) {
        write(file, ShippedRules.text(file));
    }
}
