package io.gridgrade.report;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.sf.jasperreports.renderers.Renderable;

/**
 * Which methods of {@link Figures} or {@link Charts} a declared table can name, and how it calls them. A parameter that is a
 * number or a text takes the next column; a list takes the rows of the query; a text after the list takes the name of a
 * column, from the first again.
 */
final class CellMethods {
    private final String room;
    private final Class<?> type;
    private final Class<?> result;

    private CellMethods(String room, Class<?> type, Class<?> result) {
        this.room = room;
        this.type = type;
        this.result = result;
    }

    /** Those that write a figure. */
    static CellMethods figures() {
        return new CellMethods("figures", Figures.class, String.class);
    }

    /** Those that draw a chart. */
    static CellMethods charts() {
        return new CellMethods("charts", Charts.class, Renderable.class);
    }

    /** The names, for who misspelt one. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        methods().forEach(method -> names.add(method.getName()));
        return names;
    }

    /** How many columns the methods of a name are given. */
    List<Integer> columnCounts(String name) {
        return named(name).map(CellMethods::columnCount).distinct().sorted().toList();
    }

    /** The class of each column that the method is given. */
    List<Class<?>> columnClasses(Table.Cell cell) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> parameter : find(cell).getParameterTypes()) {
            if (parameter == List.class) {
                break;
            }
            classes.add(parameter);
        }
        return classes;
    }

    /** The call as a template writes it. */
    String call(Table.Cell cell, String query) {
        List<String> arguments = new ArrayList<>();
        boolean isNamed = false;
        int next = 0;
        for (Class<?> parameter : find(cell).getParameterTypes()) {
            if (parameter == List.class) {
                arguments.add("$P{page}.answers().rows(\"" + query + "\")");
                isNamed = true;
                next = 0;
            } else {
                String column = cell.columns().get(next);
                arguments.add(isNamed ? "\"" + column + "\"" : "$F{" + column + "}");
                next++;
            }
        }
        return "$P{page}." + room + "()." + cell.method() + "(" + String.join(", ", arguments) + ")";
    }

    private Method find(Table.Cell cell) {
        return named(cell.method())
                .filter(method -> columnCount(method) == cell.columns().size())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + room + " " + cell));
    }

    private Stream<Method> named(String name) {
        return methods().filter(method -> method.getName().equals(name));
    }

    private static int columnCount(Method method) {
        List<Class<?>> parameters = List.of(method.getParameterTypes());
        int rows = parameters.indexOf(List.class);
        return rows < 0 ? parameters.size() : Math.max(rows, parameters.size() - rows - 1);
    }

    private Stream<Method> methods() {
        Set<Class<?>> given = Set.of(Number.class, String.class, List.class);
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getReturnType() == result)
                .filter(method -> given.containsAll(List.of(method.getParameterTypes())));
    }
}
