import {
  classOf,
  keyUid,
  noDifferences,
  rejected,
  type KindStager,
  type Outcome,
  type StageSession,
} from '../session.ts';
import { toLocalDate, type SheetValues } from '../sheet-values.ts';
import type { Ref } from '../staging.ts';
import type { Things } from '../things.ts';
import { readCounts, upsert, warnCreated } from '../upsert.ts';
import { outcomeOf } from './outcome.ts';

const fieldOf = {
  planned_minor: 'cost.planned',
  actual_minor: 'cost.actual',
  reach: 'cost.reach',
  clicks: 'cost.clicks',
  signups: 'cost.signups',
} as const;

/** Lines of a cost or promotion sheet: planned and actual money, and what the promotion brought. */
export const stageCosts = (session: StageSession, things: Things): KindStager => {
  const { store, frame, reader } = session;
  // Two lines may say the same and still be two costs.
  const ordinals = new Map<string, number>();

  const eventOf = (values: SheetValues): Ref | null => {
    const name = values.get('cost.event') ?? frame.context.event ?? null;
    return name === null ? null : things.findOrCreate('event', name);
  };

  /** A campaign needs its period, so an unknown one is not made up; several are told by the date. */
  const campaignOf = (values: SheetValues, date: string | null, title: string) => {
    const name = values.get('cost.campaign') ?? frame.context.campaign ?? null;
    if (name === null) return { campaign: null };
    const column = reader.columnOf('cost.campaign');
    const byUid = store.byUid('campaign', name);
    const called = byUid === null ? store.named('campaign', name) : [byUid];
    const meant =
      called.length < 2 || date === null
        ? called
        : called.filter(
            (row) => String(row['from_date']) <= date && date <= String(row['to_date']),
          );
    const [campaign] = meant;
    if (meant.length === 1 && campaign !== undefined) return { campaign };
    const reason = called.length === 0 ? 'campaign-not-found' : 'campaign-several';
    return { bad: rejected(title, reason, { column, value: name }) };
  };

  const moneyOf = (values: SheetValues, title: string) => {
    const planned = values.get('cost.planned');
    const actual = values.get('cost.actual');
    const currencies = new Set(
      [planned, actual].flatMap((money) =>
        money === null ? [] : [money.currency ?? frame.currency],
      ),
    );
    if (currencies.size > 1) return { bad: rejected(title, 'two-currencies') };
    const [currency = frame.currency] = currencies;
    return { currency, planned: planned?.minor ?? null, actual: actual?.minor ?? null };
  };

  return {
    row: (values): Outcome => {
      const said = {
        category: values.get('cost.category'),
        item: values.get('cost.item'),
        vendor: values.get('cost.vendor'),
        channel: values.get('cost.channel'),
      };
      const date = toLocalDate(values.get('cost.date'), frame);
      const title = [date, said.item ?? said.category ?? said.channel ?? said.vendor]
        .filter((text) => text !== null)
        .join(' ');
      const money = moneyOf(values, title);
      if ('bad' in money) return money.bad!;
      const brought = readCounts(session, values, title, [
        'cost.reach',
        'cost.clicks',
        'cost.signups',
      ]);
      if ('bad' in brought) return brought.bad;
      if (money.planned === null && money.actual === null && brought.counts.size === 0)
        return rejected(title, 'no-amount', {
          column: reader.columnOf('cost.actual') ?? reader.columnOf('cost.planned'),
        });
      const found = campaignOf(values, date, title);
      if ('bad' in found) return found.bad!;
      const event = eventOf(values);
      const key = [
        date ?? '',
        ...Object.values(said).map((text) => text ?? ''),
        event === null ? '' : things.uidOf('event', event),
        found.campaign?.uid ?? '',
      ];
      const same = key.join('\u0000');
      const ordinal = (ordinals.get(same) ?? 0) + 1;
      ordinals.set(same, ordinal);
      const differences = noDifferences();
      const { isNew } = upsert(
        session,
        values.number,
        {
          entity: 'cost_entry',
          uid: keyUid('cost_entry', ...key, String(ordinal)),
          columns: {
            planned_minor: money.planned,
            actual_minor: money.actual,
            // A line without money says nothing of its currency.
            currency: money.planned === null && money.actual === null ? null : money.currency,
            reach: brought.counts.get('cost.reach') ?? null,
            clicks: brought.counts.get('cost.clicks') ?? null,
            signups: brought.counts.get('cost.signups') ?? null,
          },
          made: {
            ...said,
            currency: money.currency,
            local_date: date,
            event_id: event,
            campaign_id: found.campaign?.id ?? null,
          },
          fieldOf,
          otherwise: 'cost.actual',
        },
        differences,
      );
      differences.created = isNew;
      return outcomeOf(classOf(differences), title);
    },
    end: () => {
      warnCreated(session, things);
      return 0;
    },
  };
};
