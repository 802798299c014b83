package hnn.law;

import hnn.law.Law.Alternative;
import hnn.law.Law.Constant;
import hnn.law.TermLibrary.Term;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How a law is written. */
final class LawText {

    private LawText() {}

    static String formula(Law law) {
        var text = new StringBuilder(law.letter() + " =");
        boolean first = true;
        for (Constant constant : law.constants()) {
            String sign = constant.value() < 0 ? " -" : first ? "" : " +";
            text.append(sign).append(first && constant.value() < 0 ? "" : " ")
                    .append(digits(Math.abs(constant.value()))).append(' ').append(constant.term().name());
            first = false;
        }
        return text.toString();
    }

    static String warning(Law law, Alternative alternative) {
        return String.format(Locale.ROOT,
                "%s in place of %s leaves %.2g %% unexplained, the law %.2g %%: the data cannot tell them apart",
                alternative.other().name(), alternative.taken().name(), 100 * alternative.unexplained(), 100 * law.unexplained());
    }

    static Table table(Law law) {
        String kind = law.intervals().column();
        Table table = Table.create("law, " + law.intervals().name(),
                StringColumn.create("term", law.constants().stream().map(c -> c.term().name()).toList()),
                column("constant", law, Constant::value), column(kind + " from", law, Constant::from),
                column(kind + " to", law, Constant::to));
        if (!law.alternatives().isEmpty()) {
            table.addColumns(StringColumn.create("alternatives",
                    law.constants().stream().map(c -> others(law, c.term())).toList()));
        }
        return table;
    }

    private static String others(Law law, Term term) {
        List<String> names = law.alternatives().stream().filter(alternative -> alternative.taken().equals(term))
                .map(alternative -> alternative.other().name()).toList();
        return String.join(", ", names);
    }

    private static DoubleColumn column(String name, Law law, ToDoubleFunction<Constant> value) {
        return DoubleColumn.create(name, law.constants().stream()
                .mapToDouble(constant -> Double.parseDouble(digits(value.applyAsDouble(constant)))).toArray());
    }

    /** Three digits, as many as such constants are good for. */
    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
