package io.tokentariff.rulebook.folder;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Files held in memory. A rulebook that these extend is among them, its files by their paths from the first one's folder:
 * {@code ../rules/tables/rates.csv}.
 *
 * @param folder the path to this folder from the first one, empty for that itself
 */
record TextsHome(Map<String, String> texts, String folder) implements RulebookHome {

    private static final String UP = "../";

    TextsHome {
        texts = Map.copyOf(texts);
    }

    @Override
    public void read(RulebookIntake intake) {
        texts.forEach((name, text) -> {
            if (isHere(name)) {
                String below = folder.isEmpty() ? name : name.substring(folder.length() + 1);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                if (intake.look() && intake.wants(below, bytes.length)) {
                    intake.take(below, bytes);
                }
            }
        });
    }

    private boolean isHere(String name) {
        return folder.isEmpty()
                ? !name.startsWith(UP) && !name.startsWith(ClassPathHome.SCHEME)
                : name.startsWith(folder + "/");
    }

    @Override
    public RulebookHome base(String path) throws NoBaseException {
        String there = folder.isEmpty() ? path : Whole.below(folder, path);
        TextsHome base = new TextsHome(texts, there.replaceFirst("/$", ""));
        if (!base.folder.startsWith(UP) || texts.keySet().stream().noneMatch(base::isHere)) {
            throw NoBaseException.missing(path);
        }
        return base;
    }

    @Override
    public String name() {
        return "memory:" + folder;
    }
}
