package io.tokentariff.parquet;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** Rows as JSON objects: what is null is left out, and a column {@code meters.audio_input} is a field of an object {@code meters}. */
final class RowJson {

    private final List<Integer> plain = new ArrayList<>();
    private final Map<String, List<Integer>> nested = new LinkedHashMap<>();

    RowJson(GroupType schema) {
        for (int i = 0; i < schema.getFieldCount(); i++) {
            String name = schema.getFieldName(i);
            int dot = name.indexOf('.');
            if (dot > 0) {
                nested.computeIfAbsent(name.substring(0, dot), head -> new ArrayList<>())
                        .add(i);
            } else {
                plain.add(i);
            }
        }
    }

    void write(Group row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (int i : plain) {
            field(row.getType().getFieldName(i), row, i, json);
        }
        for (Map.Entry<String, List<Integer>> each : nested.entrySet()) {
            if (each.getValue().stream().anyMatch(i -> row.getFieldRepetitionCount(i) > 0)) {
                json.writeObjectFieldStart(each.getKey());
                for (int i : each.getValue()) {
                    String name = row.getType().getFieldName(i);
                    field(name.substring(name.indexOf('.') + 1), row, i, json);
                }
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private static void field(String name, Group group, int i, JsonGenerator json) throws IOException {
        int count = group.getFieldRepetitionCount(i);
        boolean repeated = group.getType().getType(i).isRepetition(Type.Repetition.REPEATED);
        if (count == 0 && !repeated) {
            return;
        }
        json.writeFieldName(name);
        if (!repeated) {
            value(group, i, 0, json);
            return;
        }
        json.writeStartArray();
        for (int k = 0; k < count; k++) {
            value(group, i, k, json);
        }
        json.writeEndArray();
    }

    private static void value(Group group, int i, int k, JsonGenerator json) throws IOException {
        Type type = group.getType().getType(i);
        if (type.isPrimitive()) {
            Primitives.write(group, i, k, json);
            return;
        }
        Group inner = group.getGroup(i, k);
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning instanceof ListLogicalTypeAnnotation) {
            list(inner, json);
        } else if (meaning instanceof MapLogicalTypeAnnotation) {
            map(inner, json);
        } else {
            object(inner, json);
        }
    }

    private static void object(Group group, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < group.getType().getFieldCount(); i++) {
            field(group.getType().getFieldName(i), group, i, json);
        }
        json.writeEndObject();
    }

    /** A list is a group of one repeated field, which holds the element, or is it where it is no group of one field. */
    private static void list(Group list, JsonGenerator json) throws IOException {
        json.writeStartArray();
        Type repeated = list.getType().getType(0);
        boolean wrapped = !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1;
        for (int k = 0; k < list.getFieldRepetitionCount(0); k++) {
            if (!wrapped) {
                value(list, 0, k, json);
            } else if (list.getGroup(0, k).getFieldRepetitionCount(0) == 0) {
                json.writeNull();
            } else {
                value(list.getGroup(0, k), 0, 0, json);
            }
        }
        json.writeEndArray();
    }

    private static void map(Group map, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (int k = 0; k < map.getFieldRepetitionCount(0); k++) {
            Group entry = map.getGroup(0, k);
            if (entry.getType().getFieldCount() > 1 && entry.getFieldRepetitionCount(1) > 0) {
                json.writeFieldName(Primitives.text(entry, 0, 0));
                value(entry, 1, 0, json);
            }
        }
        json.writeEndObject();
    }
}
