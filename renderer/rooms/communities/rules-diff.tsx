import type { RuleVersion } from '../../../shared/contract/community-rules.ts';
import { lineDiff, type DiffLine } from '../../../shared/domain/texts/line-diff.ts';
import { useT } from '../../app/appearance.tsx';

export const ruleParts = ['text', 'norms', 'sanctions'] as const;

const signs = { same: ' ', removed: '−', added: '+' } as const satisfies Record<
  DiffLine['kind'],
  string
>;

/** What changed from the older of two versions to the newer, line by line. */
export const RulesDiff = ({
  one,
  other,
}: {
  readonly one: RuleVersion;
  readonly other: RuleVersion;
}) => {
  const t = useT();
  const [before, after] = one.version < other.version ? [one, other] : [other, one];
  return (
    <>
      <p className="secondary">
        {t('communities.rules-compare-title', { before: before.version, after: after.version })}
      </p>
      {ruleParts.map((part) => {
        const lines = lineDiff(before[part] ?? '', after[part] ?? '');
        const same = lines.every(({ kind }) => kind === 'same');
        return (
          <div key={part} className="rule-part">
            <h3>
              {t(`communities.rules-${part}`)}
              {same && <span className="quiet small"> {t('communities.rules-same-part')}</span>}
            </h3>
            {lines.length > 0 && (
              <ul className="diff">
                {lines.map(({ kind, text }, index) => (
                  <li key={`${index} ${kind}`} data-kind={kind}>
                    <span aria-hidden="true">{signs[kind]}</span>
                    {kind !== 'same' && (
                      <span className="visually-hidden">{t(`communities.rules-${kind}`)}</span>
                    )}
                    <span>{text === '' ? ' ' : text}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </>
  );
};
