package io.gridgrade.grade.risk;

import io.gridgrade.warehouse.Warehouse;
import java.util.List;

/** Cases, with all that is counted of them before anything is fitted. */
record CountedCases(LearningCases cases, List<CountedVariable> variables, List<CountedPair> pairs) {
    CountedCases {
        variables = List.copyOf(variables);
        pairs = List.copyOf(pairs);
    }

    static CountedCases of(Warehouse warehouse, LearningCases cases, List<CountedVariable> variables) {
        return new CountedCases(cases, variables, CountedPair.of(warehouse, cases, variables));
    }
}
