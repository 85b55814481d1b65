package io.tokentariff.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML file with its place. Values stay text as written: {@code 0.40} is not a binary number here. */
sealed interface YamlNode extends FilePlace {

    /** What it is, for messages. */
    String what();

    /**
     * A single value.
     *
     * @param text as written, without quotes
     */
    record Text(String text, int line, int column) implements YamlNode {
        @Override
        public String what() {
            return "\"" + text + "\"";
        }
    }

    /** Values one after the other. */
    record Items(List<YamlNode> values, int line, int column) implements YamlNode {
        @Override
        public String what() {
            return "a list";
        }
    }

    /** Values by name, in the order of the file. */
    record Fields(Map<String, Field> values, int line, int column) implements YamlNode {
        @Override
        public String what() {
            return "a list of names with values";
        }

        /** No fields, where some could stand. */
        static Fields none(FilePlace at) {
            return new Fields(Map.of(), at.line(), at.column());
        }

        /** Returns these fields with the other's in front of those of the same name. */
        Fields overlaidBy(Fields other) {
            Map<String, Field> all = new LinkedHashMap<>(values);
            all.putAll(other.values);
            return new Fields(all, other.line, other.column);
        }

        /** Returns these fields without one of them. */
        Fields without(String name) {
            Map<String, Field> rest = new LinkedHashMap<>(values);
            rest.remove(name);
            return with(rest);
        }

        /** Returns other fields at the place of these. */
        Fields with(Map<String, Field> others) {
            return new Fields(others, line, column);
        }
    }

    /**
     * A value with its name's place.
     *
     * @param line line of the name
     * @param column column of the name
     */
    record Field(YamlNode value, int line, int column) implements FilePlace {

        /** A value without a name of its own. */
        static Field of(YamlNode value) {
            return new Field(value, value.line(), value.column());
        }
    }
}
