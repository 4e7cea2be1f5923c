import type { Effect, EffectPart } from '../../../shared/contract/content.ts';
import { SMALL_EFFECT } from '../../../shared/domain/content/effect.ts';
import { formatNumber, formatPercent, unknown } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';

type Group = Effect['total'];

/** Which number was opened, in words too. */
export type OpenedPart = Pick<EffectPart, 'by' | 'key' | 'measure'> & { readonly label: string };

interface OpenNumberProps {
  readonly part: OpenedPart;
  readonly value: string;
  readonly title?: string;
  readonly onOpen: (part: OpenedPart) => void;
}

/** A number that opens the items it is made of. */
export const OpenNumber = ({ part, value, title, onOpen }: OpenNumberProps) => {
  const t = useT();
  return (
    <button
      type="button"
      className="figure-link"
      title={title}
      aria-label={t('content.open-number', { label: part.label, value })}
      onClick={() => onOpen(part)}
    >
      {value}
    </button>
  );
};

interface EffectTableProps {
  readonly title: string;
  readonly by: EffectPart['by'];
  readonly groups: readonly Group[];
  readonly nameOf: (key: string) => string;
  readonly onOpen: (part: OpenedPart) => void;
}

const firstHead = {
  all: 'content.title',
  type: 'content.type',
  channel: 'content.channel',
  hour: 'content.time',
  weekday: 'content.weekday',
  month: 'content.month-name',
} as const;
const heads = ['n', 'reads', 'reads-median', 'reads-mean', 'engagement', 'share-rate'] as const;

/** One grouping: items, reads, engagement and share rate of each group. */
export const EffectTable = ({ title, by, groups, nameOf, onOpen }: EffectTableProps) => {
  const t = useT();
  const { language } = useAppearance();
  const most = Math.max(1, ...groups.map(({ readsMedian }) => readsMedian ?? 0));
  const number = (value: number | null, digits = 0): string =>
    value === null ? unknown : formatNumber(language, value, digits);
  const rate = (value: Group['share']): { readonly value: string; readonly title: string } => ({
    value: formatPercent(language, value.value),
    title:
      value.reason === null
        ? `${number(value.numerator)} ÷ ${number(value.denominator)} · n = ${value.n}`
        : t(`content.reason-${value.reason}`),
  });
  return (
    <section className="section table-scroll">
      <table className="report-table content-effect">
        {by !== 'all' && <caption>{title}</caption>}
        <thead>
          <tr>
            <th scope="col">{t(firstHead[by])}</th>
            {heads.map((head) => (
              <th key={head} scope="col" data-align="right">
                {t(`content.${head}`)}
              </th>
            ))}
            <th scope="col" className="content-bar-head">
              {t('content.reads-median')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const name = nameOf(group.key);
            const part = (
              measure: OpenedPart['measure'],
              head: (typeof heads)[number],
            ): OpenedPart => ({
              by,
              key: group.key,
              measure,
              label: `${name} · ${t(`content.${head}`)}`,
            });
            const engagement = rate(group.engagement);
            const share = rate(group.share);
            const none = group.withReads === 0 ? t('content.reason-no-results') : undefined;
            const cells = [
              [part('items', 'n'), number(group.n), undefined],
              [part('reads', 'reads'), none === undefined ? number(group.readsSum) : unknown, none],
              [part('reads', 'reads-median'), number(group.readsMedian), none],
              [part('reads', 'reads-mean'), number(group.readsMean), none],
              [part('engagement', 'engagement'), engagement.value, engagement.title],
              [part('share', 'share-rate'), share.value, share.title],
            ] as const;
            return (
              <tr key={group.key}>
                <th scope="row">
                  {name}
                  {group.n < SMALL_EFFECT && (
                    <span
                      className="watch small"
                      title={t('content.small-text', { count: SMALL_EFFECT })}
                    >
                      {' '}
                      {t('content.small')}
                    </span>
                  )}
                </th>
                {cells.map(([opened, value, hint]) => (
                  <td key={opened.label} data-align="right">
                    <OpenNumber
                      part={opened}
                      value={value}
                      onOpen={onOpen}
                      {...(hint === undefined ? {} : { title: hint })}
                    />
                  </td>
                ))}
                <td aria-hidden="true">
                  <span className="content-bar">
                    <span style={{ width: `${((group.readsMedian ?? 0) / most) * 100}%` }} />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};
