package io.tokentariff.rulebook.lint;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What rules may ask of a type, read off the type itself: the components of a record; its own public methods without an
 * argument that return a text, a number, a date or yes or no; its own public methods with one text, date or fact that return
 * a number or yes or no. And how an outcome is made: its public static methods that return it.
 *
 * @param members by name
 * @param factories how an outcome is made
 */
record TypeShape(Map<String, Member> members, List<Method> factories) {

    private static final Set<String> NEVER = Set.of("toString", "hashCode", "equals", "compareTo");

    static TypeShape of(Class<?> type, Set<Class<?>> vocabulary, Function<String, @Nullable KnownWords> words) {
        Map<String, Member> members = new TreeMap<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                members.put(
                        component.getName(),
                        new Member(
                                type,
                                component.getName(),
                                component.getType(),
                                null,
                                nullable(component.getAnnotatedType()),
                                words.apply(component.getName())));
            }
        }
        List<Method> factories = new ArrayList<>();
        for (Method method : methods(type)) {
            if (!Modifier.isPublic(method.getModifiers()) || method.isSynthetic()) {
                continue;
            }
            if (Modifier.isStatic(method.getModifiers())) {
                if (method.getReturnType() == type) {
                    factories.add(method);
                }
            } else if (mayBeAsked(method, vocabulary)) {
                members.putIfAbsent(method.getName(), member(method, words.apply(method.getName())));
            }
        }
        return new TypeShape(members, factories);
    }

    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName)
                        .thenComparing(Method::getParameterCount)
                        .thenComparing(Method::toGenericString))
                .toList();
    }

    private static boolean mayBeAsked(Method method, Set<Class<?>> vocabulary) {
        if (NEVER.contains(method.getName()) || method.getParameterCount() > 1) {
            return false;
        }
        ValueKind answer = ValueKind.of(method.getReturnType());
        if (method.getParameterCount() == 0) {
            return answer == ValueKind.TEXT
                    || answer == ValueKind.NUMBER
                    || answer == ValueKind.DATE
                    || answer == ValueKind.TRUTH;
        }
        Class<?> asked = method.getParameterTypes()[0];
        return (answer == ValueKind.NUMBER || answer == ValueKind.TRUTH)
                && (asked == String.class || asked == LocalDate.class || vocabulary.contains(asked));
    }

    private static Member member(Method method, @Nullable KnownWords words) {
        return new Member(
                method.getDeclaringClass(),
                method.getName(),
                method.getReturnType(),
                method.getParameterCount() == 0 ? null : method.getParameterTypes()[0],
                nullable(method.getAnnotatedReturnType()),
                words);
    }

    private static boolean nullable(AnnotatedType type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(each -> each.annotationType().getSimpleName().equals("Nullable"));
    }
}
