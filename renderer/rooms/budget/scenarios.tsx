import { InputNumber } from 'antd';
import type { BudgetSheet } from '../../../shared/contract/budget.ts';
import { scenarioNames, type ScenarioName } from '../../../shared/domain/events/budget.ts';
import type { BudgetView } from '../../../shared/domain/events/budget-view.ts';
import { formatMoney } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { Known } from './known.tsx';
import { useBudgetChange } from './queries.ts';

interface ScenariosProps {
  readonly sheet: BudgetSheet;
  readonly view: BudgetView;
}

/** The plan for few, as many as expected, and many people; the numbers can be changed. */
export const Scenarios = ({ sheet, view }: ScenariosProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { change } = useBudgetChange();
  const money = (minor: number): string => formatMoney(language, minor, sheet.currency);
  const set = (scenario: ScenarioName, people: number | null): void => {
    if (people === (sheet.people[scenario] ?? null)) return;
    if (people !== null && sheet.people[scenario] === undefined)
      if (people === view.scenarios[scenario].people) return;
    void change('budget.saved', () =>
      client.budget.setPeople({ eventUid: sheet.eventUid, scenario, people }),
    ).catch(() => null);
  };
  return (
    <section className="budget-part">
      <h2>{t('budget.scenarios')}</h2>
      <table className="plain-table narrow-table">
        <thead>
          <tr>
            <th scope="col">{t('budget.scenario')}</th>
            <th scope="col" className="number">
              {t('budget.people')}
            </th>
            <th scope="col" className="number">
              {t('budget.sum-cost')}
            </th>
            <th scope="col" className="number">
              {t('budget.sum-income')}
            </th>
            <th scope="col" className="number">
              {t('budget.result')}
            </th>
            <th scope="col" className="number">
              {t('budget.per-head')}
            </th>
          </tr>
        </thead>
        <tbody>
          {scenarioNames.map((name) => {
            const one = view.scenarios[name];
            const label = t(`budget.scenario-${name}`);
            return (
              <tr key={name}>
                <th scope="row">{label}</th>
                <td className="number">
                  <InputNumber<number>
                    key={one.people}
                    size="small"
                    controls={false}
                    min={0}
                    max={1e9}
                    precision={0}
                    style={{ width: 90 }}
                    aria-label={t('budget.people-of', { scenario: label })}
                    defaultValue={one.people}
                    onPressEnter={(event) => (event.target as HTMLElement).blur()}
                    onBlur={({ target }) => {
                      const text = target.value.replaceAll(',', '').trim();
                      const people = Number(text);
                      if (text === '') set(name, null);
                      else if (Number.isInteger(people) && people >= 0) set(name, people);
                    }}
                  />
                </td>
                <td className="number">{money(one.costMinor)}</td>
                <td className="number">{money(one.incomeMinor)}</td>
                <td className={one.resultMinor < 0 ? 'number bad' : 'number'}>
                  {money(one.resultMinor)}
                </td>
                <td className="number">
                  <Known
                    text={one.costPerHeadMinor === null ? null : money(one.costPerHeadMinor)}
                    reason={t('budget.no-people')}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="quiet small">
        {t('budget.people-hint', {
          confirmed: sheet.confirmed,
          capacity: sheet.capacity ?? t('budget.unlimited'),
        })}
      </p>
    </section>
  );
};
