import type { BudgetLine } from '../../shared/contract/budget.ts';
import { promotionResults, scenarioNames } from '../../shared/domain/events/budget.ts';
import { budgetView } from '../../shared/domain/events/budget-view.ts';
import { currencyDigits } from '../../shared/messages/format.ts';
import { translate, translateAny, type MessageKey } from '../../shared/messages/translate.ts';
import { createXlsx, type OutCell } from '../imports/write/xlsx-writer.ts';
import type { RoomContext } from './context.ts';

/** A workbook of the budget with its scenarios, of the promotion plan, and of things and guests. */
export const writeBudget = async (
  context: RoomContext,
  { eventUid }: { readonly eventUid: string },
): Promise<{ readonly handle: string }> => {
  const session = context.session();
  const language = context.language();
  const say = (key: MessageKey): string => translate(language, key);
  const [{ event }, sheet] = await Promise.all([
    session.read('events.detail', { uid: eventUid }),
    session.read('budget.sheet', { eventUid }),
  ]);
  const view = budgetView(sheet);
  const money = (minor: number | null, currency = sheet.currency): OutCell =>
    minor === null
      ? null
      : { value: Math.round(minor) / 10 ** currencyDigits(currency), format: 'decimal' };
  const percent = (share: number | null): OutCell =>
    share === null ? null : { value: share, format: 'percent' };
  const channel = (text: string | null): string | null =>
    text === null ? null : (translateAny(language, `budget.channel-${text}`) ?? text);
  const category = (line: BudgetLine): string | null =>
    line.from === null
      ? (line.category ?? (line.channel === null ? null : say('budget.from-promotion')))
      : say(`budget.from-${line.from}`);

  const { handle, path } = context.files.output(`${event.name} ${say('events.tab-budget')}.xlsx`);
  const book = createXlsx(path);
  const text = (key: MessageKey, width = 18) => ({ header: say(key), width });

  const budget = book.sheet(say('budget.section-budget'), [
    text('budget.side', 10),
    text('budget.category'),
    text('budget.item', 28),
    text('budget.vendor'),
    text('budget.basis', 10),
    text('budget.currency', 8),
    text('budget.planned', 14),
    text('budget.planned-total', 14),
    text('budget.actual', 14),
    text('budget.variance', 14),
    text('budget.variance-share', 12),
    text('budget.note', 36),
  ]);
  for (const line of sheet.lines) {
    const { total, variance } = view.ofLine(line);
    budget.row([
      say(`budget.side-${line.side}`),
      category(line),
      line.item ?? channel(line.channel),
      line.vendor,
      say(line.perHead ? 'budget.basis-head' : 'budget.basis-fixed'),
      line.currency,
      money(line.plannedMinor, line.currency),
      money(total, line.currency),
      money(line.actualMinor, line.currency),
      money(variance?.minor ?? null, line.currency),
      percent(variance?.share ?? null),
      line.note,
    ]);
  }
  const sum = (
    label: string,
    planned: number | null,
    actual: number | null,
    by: 'cost' | 'income' | null,
  ) => {
    const difference = by === null ? null : view.variance[by];
    budget.row([
      label,
      null,
      null,
      null,
      null,
      sheet.currency,
      null,
      money(planned),
      money(actual),
      money(difference?.minor ?? null),
      percent(difference?.share ?? null),
      null,
    ]);
  };
  if (sheet.taskCostMinor > 0) sum(say('budget.tasks-line'), sheet.taskCostMinor, null, null);
  sum(say('budget.sum-cost'), view.planned.cost, view.actual.cost, 'cost');
  sum(say('budget.sum-income'), view.planned.income, view.actual.income, 'income');
  budget.close();

  const scenarios = book.sheet(say('budget.scenarios'), [
    text('budget.scenario', 16),
    text('budget.people', 10),
    text('budget.sum-cost', 14),
    text('budget.sum-income', 14),
    text('budget.result', 14),
    text('budget.per-head', 14),
  ]);
  for (const name of scenarioNames) {
    const one = view.scenarios[name];
    scenarios.row([
      say(`budget.scenario-${name}`),
      one.people,
      money(one.costMinor),
      money(one.incomeMinor),
      money(one.resultMinor),
      money(one.costPerHeadMinor),
    ]);
  }
  scenarios.close();

  const promotion = book.sheet(say('budget.section-promotion'), [
    text('budget.channel'),
    text('budget.date', 12),
    text('budget.owner'),
    text('budget.text-link', 36),
    text('budget.currency', 8),
    text('budget.planned', 12),
    text('budget.actual-cost', 12),
    text('budget.reach', 10),
    text('budget.clicks', 10),
    text('budget.signups', 10),
    text('budget.per-click', 12),
    text('budget.per-signup', 12),
    text('budget.conversion', 12),
  ]);
  for (const line of sheet.lines.filter((one) => one.channel !== null)) {
    const results = promotionResults({ ...line, costMinor: line.actualMinor });
    promotion.row([
      channel(line.channel),
      line.date === null ? null : { date: line.date },
      line.owner,
      line.note ?? line.item,
      line.currency,
      money(line.plannedMinor, line.currency),
      money(line.actualMinor, line.currency),
      line.reach,
      line.clicks,
      line.signups,
      money(results.costPerClick.value, line.currency),
      money(results.costPerSignup.value, line.currency),
      percent(results.conversion.value),
    ]);
  }
  promotion.close();

  const things = book.sheet(say('budget.things'), [
    text('budget.thing-kind', 12),
    text('budget.group', 14),
    text('budget.thing', 28),
    text('budget.quantity', 10),
    text('budget.unit-cost', 12),
    text('budget.who', 24),
    text('budget.state', 12),
  ]);
  for (const one of sheet.prizes)
    things.row([
      say('budget.from-prize'),
      one.sponsor,
      one.name,
      one.quantity,
      money(one.unitMinor),
      one.recipients,
      translate(language, 'budget.given-count', { given: one.given, total: one.quantity }),
    ]);
  for (const one of sheet.guests)
    things.row([
      say('budget.from-guest'),
      one.role,
      one.name,
      1,
      money(one.feeMinor),
      null,
      say(`budget.guest-${one.state}`),
    ]);
  for (const one of sheet.checks)
    things.row([
      say('budget.section-check'),
      one.group,
      one.item,
      one.quantity,
      null,
      one.owner,
      say(one.done ? 'budget.done' : 'budget.open'),
    ]);
  for (const one of sheet.grants)
    things.row([
      say('budget.from-grant'),
      say(`budget.benefit-${one.benefitKind}`),
      one.benefitName,
      one.quantity,
      money(one.unitMinor),
      one.recipients,
      null,
    ]);
  for (const one of sheet.packets)
    things.row([
      say('budget.from-packet'),
      translateAny(language, `budget.occasion-${one.occasion}`) ?? one.occasion,
      one.date,
      one.quantity,
      money(one.amountMinor / one.quantity),
      null,
      one.reason,
    ]);
  things.close();
  book.finish();
  return { handle };
};
