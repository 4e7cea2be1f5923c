import { Button } from 'antd';
import type { SheetConflict } from '../../../shared/domain/events/run-sheet.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import type { Segment } from './queries.ts';
import { cellId } from './sheet-cell.tsx';
import { spanWords } from './words.ts';

interface SheetConflictsProps {
  readonly segments: readonly Segment[];
  readonly conflicts: readonly SheetConflict[];
}

/** What does not fit, in words; a click goes to the row. */
export const SheetConflicts = ({ segments, conflicts }: SheetConflictsProps) => {
  const t = useT();
  const { language } = useAppearance();
  if (conflicts.length === 0) return null;
  const name = (uid: string): string => {
    const index = segments.findIndex((segment) => segment.uid === uid);
    const content = segments[index]?.content ?? '';
    return content === ''
      ? t('runSheet.row-unnamed', { row: index + 1 })
      : t('runSheet.row-named', { row: index + 1, name: content });
  };
  return (
    <ul className="sheet-conflicts" aria-label={t('runSheet.conflicts')}>
      {conflicts.map((conflict) => (
        <li
          key={`${conflict.kind} ${conflict.uid} ${'otherUid' in conflict ? conflict.otherUid + conflict.host : ''}`}
        >
          <Button
            type="text"
            className={conflict.kind === 'gap' ? 'watch' : 'bad'}
            onClick={() => document.getElementById(cellId(conflict.uid, 'start'))?.focus()}
          >
            {conflict.kind === 'gap' ? '○' : '▲'}{' '}
            {t(`runSheet.conflict-${conflict.kind}`, {
              name: name(conflict.uid),
              span: spanWords(language, conflict.byMs),
              ...(conflict.kind === 'host-twice'
                ? { host: conflict.host, other: name(conflict.otherUid) }
                : {}),
            })}
          </Button>
        </li>
      ))}
    </ul>
  );
};
