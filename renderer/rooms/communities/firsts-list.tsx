import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { Link } from 'wouter';
import type { FirstEvidence, FirstMember } from '../../../shared/contract/community-firsts.ts';
import { firstMeasures, firstStatuses } from '../../../shared/domain/communities/first-members.ts';
import { formatNumber, unknown } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { TextBox } from '../events/text-box.tsx';
import { useCommunityChange } from './queries.ts';

/** Column heads of the evidence, and its cells: the same in the list and among the candidates. */
export const EvidenceHeads = () => {
  const t = useT();
  return (
    <>
      <th className="number">{t('firsts.score')}</th>
      {firstMeasures.map((measure) => (
        <th key={measure} className="number" title={t(`firsts.measure-hint-${measure}`)}>
          {t(`firsts.measure-${measure}`)}
        </th>
      ))}
    </>
  );
};

export const EvidenceCells = ({ evidence }: { readonly evidence: FirstEvidence | undefined }) => {
  const t = useT();
  const { language } = useAppearance();
  const score = evidence?.score ?? null;
  return (
    <>
      <td
        className="number"
        {...(evidence !== undefined && score === null ? { title: t('firsts.score-none') } : {})}
      >
        {score === null ? unknown : formatNumber(language, score, 1)}
      </td>
      {firstMeasures.map((measure) => {
        const value = evidence?.measures[measure] ?? null;
        return (
          <td
            key={measure}
            className="number"
            {...(value === null ? { title: t('firsts.unknown') } : {})}
          >
            {value === null ? unknown : formatNumber(language, value)}
          </td>
        );
      })}
    </>
  );
};

interface FirstsListProps {
  readonly members: readonly FirstMember[];
  /** null while it is being worked out. */
  readonly evidence: readonly FirstEvidence[] | null;
}

/** Who is on the list, how far it got with each, and what speaks for them. */
export const FirstsList = ({ members, evidence }: FirstsListProps) => {
  const t = useT();
  const { change } = useCommunityChange();
  const found = new Map(evidence?.map((one) => [one.memberUid, one]));
  return (
    <div className="table-scroll">
      <table className="plain-table firsts-table">
        <thead>
          <tr>
            <th>{t('firsts.name')}</th>
            <th>{t('firsts.status')}</th>
            <EvidenceHeads />
            <th>{t('firsts.note')}</th>
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {members.map((line) => {
            const name = line.name ?? line.memberUid;
            return (
              <tr key={line.uid}>
                <td>
                  <Link href={`~/members/${line.memberUid}`}>{name}</Link>
                  {line.state !== 'fine' && (
                    <span className="watch small firsts-mark">
                      {t(`firsts.state-${line.state}`)}
                    </span>
                  )}
                  {line.mergedFrom !== null && (
                    <span className="quiet small firsts-mark">
                      {t('firsts.merged-from', { name: line.mergedFrom })}
                    </span>
                  )}
                </td>
                <td>
                  <Select
                    size="small"
                    aria-label={t('firsts.status-of', { name })}
                    style={{ width: 104 }}
                    value={line.status}
                    onChange={(status) =>
                      void change('firsts.updated', () =>
                        client.communities.firsts.update({ uid: line.uid, status }),
                      ).catch(() => null)
                    }
                    options={firstStatuses.map((value) => ({
                      value,
                      label: t(`firsts.status-${value}`),
                    }))}
                  />
                </td>
                <EvidenceCells evidence={found.get(line.memberUid)} />
                <td className="firsts-note">
                  <TextBox
                    label={t('firsts.note-of', { name })}
                    text={line.note ?? ''}
                    onSave={(note) =>
                      void change('firsts.updated', () =>
                        client.communities.firsts.update({ uid: line.uid, note }),
                      ).catch(() => null)
                    }
                  />
                </td>
                <td>
                  <Button
                    type="text"
                    size="small"
                    icon={<CloseOutlined />}
                    aria-label={t('firsts.remove', { name })}
                    onClick={() =>
                      void change('firsts.removed', () =>
                        client.communities.firsts.remove({ uid: line.uid }),
                      ).catch(() => null)
                    }
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
