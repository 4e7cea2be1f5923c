import type { StagedPart } from '../../../shared/contract/imports.ts';
import { rowClasses } from '../../../shared/contract/imports.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import type { ImportFile } from './use-import-files.ts';

interface PartListProps {
  readonly sheets: readonly StagedPart[];
  readonly current: number;
  /** Files that are not part of this batch. */
  readonly left: readonly ImportFile[];
  readonly onChoose: (part: number) => void;
}

/** The sheets of the batch in the order of committing, each with its counts. */
export const PartList = ({ sheets, current, left, onChoose }: PartListProps) => {
  const t = useT();
  const { language } = useAppearance();
  const severalOf = (part: StagedPart): boolean =>
    sheets.filter(({ handle }) => handle === part.handle).length > 1;
  return (
    <nav className="file-list" aria-label={t('imports.files')}>
      <p className="quiet small">{t('imports.parts-order')}</p>
      <ol>
        {sheets.map((part, index) => (
          <li key={`${part.handle} ${part.sheet}`}>
            <button
              type="button"
              aria-current={index === current}
              data-blocked={part.rejected + part.conflicts > 0}
              onClick={() => onChoose(index)}
            >
              <span className="file-number" aria-hidden="true">
                {formatNumber(language, index + 1)}
              </span>
              <span className="file-lines">
                <bdi className="ellipsis" title={part.file}>
                  {severalOf(part) ? `${part.file} · ${part.sheet}` : part.file}
                </bdi>
                <span className="small quiet">{t(`imports.kind-${part.kind}`)}</span>
                <span className="small file-state">
                  {rowClasses
                    .filter((name) => part[name] > 0)
                    .map(
                      (name) =>
                        `${t(`imports.class-${name}`)} ${formatNumber(language, part[name])}`,
                    )
                    .join(' · ')}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <>
          <p className="quiet small">{t('imports.not-in-batch')}</p>
          <ul className="left-files">
            {left.map(({ key, name }) => (
              <li key={key} className="small quiet ellipsis">
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
};
