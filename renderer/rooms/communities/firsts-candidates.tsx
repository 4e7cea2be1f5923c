import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { FirstEvidence } from '../../../shared/contract/community-firsts.ts';
import { useT } from '../../app/appearance.tsx';
import { EvidenceCells, EvidenceHeads } from './firsts-list.tsx';

interface FirstsCandidatesProps {
  readonly answer: {
    readonly from: string;
    readonly to: string;
    readonly considered: number;
    readonly passing: number;
    readonly candidates: readonly FirstEvidence[];
  };
  /** Places that are left on the list. */
  readonly room: number;
  readonly busy: boolean;
  readonly onAdd: (memberUids: readonly string[]) => Promise<void>;
}

/** The best of the community who are not on the list yet, with the evidence for each. */
export const FirstsCandidates = ({ answer, room, busy, onAdd }: FirstsCandidatesProps) => {
  const t = useT();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { candidates, ...numbers } = answer;
  const picked = candidates.filter(({ memberUid }) => chosen.has(memberUid));
  const toggle = (uid: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(uid);
    else next.delete(uid);
    setChosen(next);
  };
  return (
    <>
      <div className="section-head">
        <h2>{t('firsts.candidates')}</h2>
        <div className="actions">
          <Button
            type="primary"
            loading={busy}
            disabled={picked.length === 0 || picked.length > room}
            onClick={() =>
              void onAdd(picked.map(({ memberUid }) => memberUid)).then(() => setChosen(new Set()))
            }
          >
            {t('firsts.add-count', { count: picked.length })}
          </Button>
        </div>
      </div>
      <p className="secondary">
        {t('firsts.candidates-of', { ...numbers, shown: candidates.length })}
      </p>
      {candidates.length === 0 ? (
        <p className="quiet">{t('firsts.candidates-none')}</p>
      ) : (
        <div className="table-scroll">
          <table className="plain-table firsts-table">
            <thead>
              <tr>
                <th>
                  <Checkbox
                    aria-label={t('firsts.choose-all')}
                    checked={
                      picked.length > 0 && picked.length === Math.min(room, candidates.length)
                    }
                    indeterminate={
                      picked.length > 0 && picked.length < Math.min(room, candidates.length)
                    }
                    onChange={({ target }) =>
                      setChosen(
                        new Set(
                          target.checked
                            ? candidates.slice(0, room).map(({ memberUid }) => memberUid)
                            : [],
                        ),
                      )
                    }
                  />
                </th>
                <th>{t('firsts.name')}</th>
                <EvidenceHeads />
              </tr>
            </thead>
            <tbody>
              {candidates.map((one) => {
                const name = one.name ?? one.memberUid;
                return (
                  <tr key={one.memberUid}>
                    <td>
                      <Checkbox
                        aria-label={t('firsts.choose', { name })}
                        checked={chosen.has(one.memberUid)}
                        onChange={({ target }) => toggle(one.memberUid, target.checked)}
                      />
                    </td>
                    <td>
                      <Link href={`~/members/${one.memberUid}`}>{name}</Link>
                    </td>
                    <EvidenceCells evidence={one} />
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
};
