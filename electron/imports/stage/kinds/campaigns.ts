import { generateKeyBetween } from 'fractional-indexing';
import type { FieldId } from '../../../../shared/domain/imports/fields.ts';
import {
  classOf,
  compareStaged,
  compareStored,
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
import { upsert } from '../upsert.ts';
import { outcomeOf } from './outcome.ts';

const fieldOf: Readonly<Record<string, FieldId>> = {
  name: 'campaign.name',
  from_date: 'campaign.from',
  to_date: 'campaign.to',
  baseline_from_date: 'campaign.baseline_from',
  baseline_to_date: 'campaign.baseline_to',
  owner: 'campaign.owner',
  target: 'campaign.target',
  baseline: 'campaign.baseline',
  direction: 'campaign.direction',
  weight: 'campaign.weight',
};
const directions: Readonly<Record<string, string>> = {
  up: 'up',
  升: 'up',
  上升: 'up',
  越高越好: 'up',
  提高: 'up',
  增加: 'up',
  down: 'down',
  降: 'down',
  下降: 'down',
  越低越好: 'down',
  降低: 'down',
  range: 'range',
  区间: 'range',
};
const moneyUnits = new Set(['元', '人民币', 'cny', 'rmb', '¥', '￥', 'yuan']);
const metricShape = /^[a-z]+(?:\.[a-z_]+)*$/;

export const stageCampaigns = (
  session: StageSession,
  things: Things,
  metricIds: ReadonlySet<string>,
): KindStager => {
  const { staging, store, frame, reader } = session;
  const positions = new Map<string, string>();
  const classes = new Map<string, Outcome['class']>();

  const campaignOf = (
    values: SheetValues,
    name: string,
    from: string,
    to: string,
  ): { ref: Ref; uid: string; differences: ReturnType<typeof noDifferences> } => {
    const uid = keyUid('campaign', name, from);
    const differences = noDifferences();
    const { ref, isNew } = upsert(
      session,
      values.number,
      {
        entity: 'campaign',
        uid,
        columns: {
          name,
          from_date: from,
          to_date: to,
          baseline_from_date: toLocalDate(values.get('campaign.baseline_from'), frame),
          baseline_to_date: toLocalDate(values.get('campaign.baseline_to'), frame),
        },
        made: { currency: frame.currency, archived: 0, owner: values.get('campaign.owner') },
        fieldOf,
        otherwise: 'campaign.name',
      },
      differences,
    );
    differences.created = isNew;
    addScope(values, uid, ref);
    return { ref, uid, differences };
  };

  const addScope = (values: SheetValues, campaignUid: string, campaign: Ref): void => {
    for (const [field, entity, column] of [
      ['campaign.community', 'community', 'community_id'],
      ['campaign.event', 'event', 'event_id'],
    ] as const)
      for (const name of (values.get(field) ?? '').split(/[、;；|\n]/)) {
        if (name.trim() === '') continue;
        const ref = things.find(entity, name.trim());
        if (ref === null) {
          session.warn({
            code: `${entity}-unknown`,
            row: values.number,
            column: reader.columnOf(field),
            params: { name: name.trim() },
          });
          continue;
        }
        const uid = keyUid('campaign_scope', campaignUid, things.uidOf(entity, ref));
        if (
          staging.findStaged('campaign_scope', uid) !== null ||
          store.byUid('campaign_scope', uid) !== null
        )
          continue;
        staging.insert('campaign_scope', { uid, campaign_id: campaign, [column]: ref });
      }
  };

  /** What a KPI is about by uid, so that it survives another name; else as the file says. */
  const filterUid = (values: SheetValues, name: string): string => {
    for (const entity of ['community', 'event'] as const) {
      if (store.named(entity, name).length > 1) break;
      const ref = things.find(entity, name);
      if (ref !== null) return things.uidOf(entity, ref);
    }
    const column = reader.columnOf('campaign.filter');
    session.warn({ code: 'kpi-filter-unknown', row: values.number, column, params: { name } });
    return name;
  };

  return {
    row: (values) => {
      const name = values.get('campaign.name');
      if (name === null)
        return rejected('', 'no-name', { column: reader.columnOf('campaign.name') });
      const from = toLocalDate(values.get('campaign.from'), frame);
      const to = toLocalDate(values.get('campaign.to'), frame);
      if (from === null || to === null) return rejected(name, 'no-period');
      if (to < from)
        return rejected(name, 'end-before-start', { column: reader.columnOf('campaign.to') });
      const metric = values.get('campaign.metric');
      if (
        metric !== null &&
        (!metricShape.test(metric) || (metricIds.size > 0 && !metricIds.has(metric)))
      )
        return rejected(name, 'metric-unknown', {
          column: reader.columnOf('campaign.metric'),
          value: metric,
        });
      const word = values.get('campaign.direction');
      const direction = word === null ? 'up' : directions[word.toLowerCase()];
      if (direction === undefined)
        return rejected(name, 'direction-unknown', {
          column: reader.columnOf('campaign.direction'),
          value: word!,
        });
      const campaign = campaignOf(values, name, from, to);
      const { differences } = campaign;
      if (metric !== null) addKpi(values, campaign, metric, direction, differences);
      const before = classes.get(campaign.uid);
      const own = classOf(differences);
      const outcome = before === 'created' && own !== 'conflicts' ? 'created' : own;
      classes.set(campaign.uid, before ?? outcome);
      return outcomeOf(outcome, metric === null ? name : `${name} · ${metric}`);
    },
    end: () => 0,
  };

  function addKpi(
    values: SheetValues,
    campaign: { readonly ref: Ref; readonly uid: string },
    metric: string,
    direction: string,
    differences: ReturnType<typeof noDifferences>,
  ): void {
    const filter = values.get('campaign.filter');
    const uid = keyUid('kpi', campaign.uid, metric, filter ?? '');
    // Money is kept in minor units, as every figure of money is.
    const scale = moneyUnits.has((values.get('campaign.unit') ?? '').toLowerCase()) ? 100 : 1;
    const scaled = (value: number | null): number | null => (value === null ? null : value * scale);
    const columns = Object.fromEntries(
      Object.entries({
        target: scaled(values.get('campaign.target')),
        baseline: scaled(values.get('campaign.baseline')),
        direction,
        weight: values.get('campaign.weight') ?? 1,
        owner: values.get('campaign.owner'),
      }).filter(([, value]) => value !== null),
    );
    const place = {
      row: values.number,
      fieldOf: (column: string) => fieldOf[column] ?? 'campaign.metric',
    };
    const stored = store.byUid('kpi', uid);
    const staged = staging.findStaged('kpi', uid);
    if (stored !== null) compareStored(session, 'kpi', stored, columns, place, differences);
    else if (staged !== null) compareStaged(session, 'kpi', staged, columns, place, differences);
    else {
      const position = generateKeyBetween(positions.get(campaign.uid) ?? null, null);
      positions.set(campaign.uid, position);
      staging.insert('kpi', {
        uid,
        campaign_id: campaign.ref,
        metric,
        filter: filter === null ? null : filterUid(values, filter),
        position,
        ...columns,
      });
      if (!differences.created) differences.updated += 1;
    }
  }
};
