import type { BudgetLine, BudgetSheet } from '../../contract/budget.ts';
import {
  actualTotal,
  breakEven,
  defaultPeople,
  planSums,
  plannedTotal,
  scenarioNames,
  scenarioOf,
  variance,
  type Scenario,
  type ScenarioName,
} from './budget.ts';

/** Everything the budget says that follows from its lines; other currencies are never added. */
export const budgetView = (sheet: BudgetSheet) => {
  const own = sheet.lines.filter((line) => line.currency === sheet.currency);
  const sums = planSums(own, sheet.taskCostMinor);
  const usual = defaultPeople(sheet.confirmed, sheet.capacity);
  const scenarios = Object.fromEntries(
    scenarioNames.map((name) => [name, scenarioOf(sums, sheet.people[name] ?? usual[name])]),
  ) as Record<ScenarioName, Scenario>;
  const { people } = scenarios.expected;
  const actualCost = actualTotal(own, 'cost');
  const actualIncome = actualTotal(own, 'income');
  const hasPlan = (side: BudgetLine['side']): boolean =>
    own.some((line) => line.side === side && line.plannedMinor !== null) ||
    (side === 'cost' && sheet.taskCostMinor > 0);
  const planned = (side: BudgetLine['side']): number | null =>
    hasPlan(side) ? scenarios.expected[side === 'cost' ? 'costMinor' : 'incomeMinor'] : null;
  return {
    own,
    sums,
    scenarios,
    breakEven: breakEven(sums),
    planned: { cost: planned('cost'), income: planned('income') },
    actual: { cost: actualCost, income: actualIncome },
    variance: {
      cost: variance(planned('cost'), actualCost),
      income: variance(planned('income'), actualIncome),
    },
    actualPerHeadMinor:
      actualCost === null || sheet.attendees === 0 ? null : actualCost / sheet.attendees,
    ofLine: (line: BudgetLine) => {
      const total = plannedTotal(line, people);
      return { total, variance: variance(total, line.actualMinor) };
    },
    other: otherCurrencies(sheet, people),
  };
};
export type BudgetView = ReturnType<typeof budgetView>;

/** Sums of lines in other currencies, each for itself. */
const otherCurrencies = (sheet: BudgetSheet, people: number) => {
  const codes = [...new Set(sheet.lines.map((line) => line.currency))].filter(
    (code) => code !== sheet.currency,
  );
  return codes.toSorted().map((currency) => {
    const lines = sheet.lines.filter((line) => line.currency === currency);
    const { costMinor, incomeMinor } = scenarioOf(planSums(lines), people);
    return {
      currency,
      plannedCost: costMinor,
      plannedIncome: incomeMinor,
      actualCost: actualTotal(lines, 'cost'),
      actualIncome: actualTotal(lines, 'income'),
    };
  });
};
