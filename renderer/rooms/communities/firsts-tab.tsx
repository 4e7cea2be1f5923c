import { Button } from 'antd';
import { useState } from 'react';
import {
  firstStatuses,
  MAX_FIRST_MEMBERS,
} from '../../../shared/domain/communities/first-members.ts';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';
import { Computing } from './computing.tsx';
import { FirstsCandidates } from './firsts-candidates.tsx';
import { FirstsCriteria } from './firsts-criteria.tsx';
import { FirstsList } from './firsts-list.tsx';
import { MemberSelect, type ChosenMember } from './member-select.tsx';
import { useCandidates, useCommunityChange, useFirsts } from './queries.ts';

/** The first hundred of a community: criteria, the list, and who else would be on it. */
export const FirstsTab = ({ communityUid }: { readonly communityUid: string }) => {
  const t = useT();
  const failureToast = useFailureToast();
  const { change, busy } = useCommunityChange();
  const query = useFirsts(communityUid);
  const candidates = useCandidates(communityUid);
  const [exporting, setExporting] = useState(false);
  // A choice is taken over once; the box begins anew with the next.
  const [found, setFound] = useState<{
    readonly member: ChosenMember | null;
    readonly turn: number;
  }>({ member: null, turn: 0 });
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return null;
  const { members, criteria } = query.data;
  const counts = Object.fromEntries(
    firstStatuses.map((status) => [
      status,
      members.filter((line) => line.status === status && line.state !== 'twice').length,
    ]),
  ) as Record<(typeof firstStatuses)[number], number>;
  const taken = counts.candidate + counts.invited + counts.agreed;
  const add = async (memberUids: readonly string[]): Promise<void> => {
    await change('firsts.added', () =>
      client.communities.firsts.add({ communityUid, memberUids: [...memberUids] }),
    ).catch(() => null);
  };
  const exportList = async (): Promise<void> => {
    setExporting(true);
    try {
      const { handle } = await client.communities.firsts.export({ communityUid });
      await saveFile(handle);
    } catch (error) {
      failureToast(error);
    } finally {
      setExporting(false);
    }
  };
  return (
    <div className="firsts-tab">
      <p className="secondary">{t('firsts.intro')}</p>
      <section className="section">
        <div className="section-head">
          <h2>{t('firsts.list')}</h2>
          <strong>{t('firsts.count', { taken, most: MAX_FIRST_MEMBERS })}</strong>
          <span className="quiet">{t('firsts.by-status', counts)}</span>
          <div className="actions">
            <div className="firsts-find">
              <MemberSelect
                key={found.turn}
                onChange={(choice) =>
                  setFound({
                    ...found,
                    member: typeof choice === 'string' ? null : choice,
                  })
                }
              />
            </div>
            <Button
              disabled={found.member === null || taken >= MAX_FIRST_MEMBERS}
              loading={busy}
              onClick={() =>
                void add([found.member!.uid]).then(() =>
                  setFound({ member: null, turn: found.turn + 1 }),
                )
              }
            >
              {t('firsts.add-one')}
            </Button>
            <Button
              disabled={members.length === 0}
              loading={exporting}
              onClick={() => void exportList()}
            >
              {t('firsts.export')}
            </Button>
          </div>
        </div>
        {taken >= MAX_FIRST_MEMBERS && (
          <p className="watch">{t('firsts.full', { most: MAX_FIRST_MEMBERS })}</p>
        )}
        {members.length === 0 ? (
          <p className="quiet">{t('firsts.list-empty')}</p>
        ) : (
          <FirstsList members={members} evidence={candidates.data?.listed ?? null} />
        )}
      </section>
      <FirstsCriteria
        key={JSON.stringify(criteria)}
        communityUid={communityUid}
        criteria={criteria}
      />
      <section className="section">
        <Computing query={candidates} queryKey={['communities', 'candidates', communityUid]}>
          {(answer) => (
            <FirstsCandidates
              answer={answer}
              room={MAX_FIRST_MEMBERS - taken}
              busy={busy}
              onAdd={add}
            />
          )}
        </Computing>
      </section>
    </div>
  );
};
