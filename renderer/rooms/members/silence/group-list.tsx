import {
  periodGroups,
  replacementGroups,
  standingGroups,
  type SilenceGroup,
  type SilenceOverview,
} from '../../../../shared/contract/silence.ts';
import type { Period } from '../../../../shared/domain/periods/period.ts';
import { formatNumber, unknown } from '../../../../shared/messages/format.ts';
import { translateAny } from '../../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { fullShareText } from './help.ts';
import { useSilenceGroup } from './queries.ts';

interface GroupListProps {
  readonly overview: SilenceOverview | undefined;
  readonly communityUid: string | null;
  readonly period: Period;
  readonly group: SilenceGroup;
  readonly onGroup: (group: SilenceGroup) => void;
}

/** The groups with their sizes; those that take longer are counted one after the other. */
export const GroupList = ({ overview, communityUid, period, group, onGroup }: GroupListProps) => {
  const t = useT();
  const { language } = useAppearance();
  const counted = overview !== undefined;
  const line = (name: SilenceGroup, count: string, hint?: string) => (
    <li key={name}>
      <button
        type="button"
        aria-pressed={name === group}
        title={hint}
        onClick={() => onGroup(name)}
      >
        <span>{t(`silence.group-${name}`)}</span>
        <span className="number">{count}</span>
      </button>
    </li>
  );
  const asked = (name: SilenceGroup) => (
    <AskedLine key={name} name={name} ask={{ communityUid, period, counted }} line={line} />
  );
  return (
    <nav className="silence-groups" aria-label={t('silence.groups')}>
      <h2>{t('silence.today')}</h2>
      <ul>
        {standingGroups.map((name) =>
          line(
            name,
            overview === undefined
              ? '…'
              : name !== 'newcomer' && overview.reason !== null
                ? unknown
                : formatNumber(language, overview.groups[name] ?? 0),
            overview?.reason === null || overview === undefined || name === 'newcomer'
              ? undefined
              : (translateAny(language, `silence.note-${overview.reason}`) ?? undefined),
          ),
        )}
        {asked('lapsing')}
      </ul>
      {overview !== undefined && overview.unknown > 0 && overview.reason === null && (
        <p className="quiet small">{t('silence.unknown-members', { count: overview.unknown })}</p>
      )}
      <h2>{t('silence.in-period', { from: period.from, to: period.to })}</h2>
      <ul>{periodGroups.map(asked)}</ul>
      <h2>{t('silence.replacement')}</h2>
      <ul>{replacementGroups.map(asked)}</ul>
    </nav>
  );
};

interface AskedLineProps {
  readonly name: SilenceGroup;
  readonly ask: {
    readonly communityUid: string | null;
    readonly period: Period;
    readonly counted: boolean;
  };
  readonly line: (name: SilenceGroup, count: string, hint?: string) => React.ReactNode;
}

const AskedLine = ({ name, ask, line }: AskedLineProps) => {
  const { language } = useAppearance();
  const t = useT();
  const { data, isError } = useSilenceGroup(name, ask.communityUid, ask.period, ask.counted);
  if (data === undefined) return line(name, isError ? unknown : '…', t('silence.counting'));
  return data.note === null
    ? line(name, formatNumber(language, data.total))
    : line(
        name,
        unknown,
        translateAny(language, `silence.note-${data.note}`, { share: fullShareText(language) }) ??
          undefined,
      );
};
