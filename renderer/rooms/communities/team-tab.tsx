import { CloseOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { PostHolder, TeamState } from '../../../shared/contract/community-team.ts';
import {
  adviseTeam,
  posts,
  type Post,
  type Seat,
  type TeamRemark,
} from '../../../shared/domain/communities/team-adviser.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { Computing } from './computing.tsx';
import { MemberSelect, type ChosenMember } from './member-select.tsx';
import { useCommunityChange, useTeam } from './queries.ts';
import { TeamDiagram } from './team-diagram.tsx';

/** The team a community needs at its size: why, its structure, and which posts nobody holds. */
export const TeamTab = ({ communityUid }: { readonly communityUid: string }) => {
  const query = useTeam(communityUid);
  return (
    <Computing query={query} queryKey={['communities', 'team', communityUid]}>
      {(team) => <Advice communityUid={communityUid} team={team} />}
    </Computing>
  );
};

/** Who left or was archived fills no post. */
const filledOf = (holders: readonly PostHolder[]): Partial<Record<Post, number>> => {
  const filled: Partial<Record<Post, number>> = {};
  for (const { post, state } of holders)
    if (state === 'fine') filled[post] = (filled[post] ?? 0) + 1;
  return filled;
};

const Remarks = ({ remarks }: { readonly remarks: readonly TeamRemark[] }) => {
  const t = useT();
  return (
    <ul className="report-list">
      {remarks.map(({ key, values }) => (
        <li key={key}>{t(`team.remark-${key}`, values)}</li>
      ))}
    </ul>
  );
};

const Advice = ({
  communityUid,
  team,
}: {
  readonly communityUid: string;
  readonly team: TeamState;
}) => {
  const t = useT();
  const [assigning, setAssigning] = useState<Post | null>(null);
  const advice = adviseTeam(team.facts, filledOf(team.holders));
  const open = advice.seats.filter((seat) => seat.open > 0);
  const seated = new Set(advice.seats.map(({ post }) => post));
  const others = posts.filter(
    (post) => !seated.has(post) && team.holders.some((holder) => holder.post === post),
  );
  return (
    <div className="team-tab">
      <section className="section">
        <h2>{t(`team.stage-${advice.stage}`)}</h2>
        <h3>{t('team.why')}</h3>
        <Remarks remarks={advice.reasons} />
        {advice.hints.length > 0 && (
          <>
            <h3>{t('team.hints')}</h3>
            <Remarks remarks={advice.hints} />
          </>
        )}
      </section>
      <section className="section">
        <h2>{t('team.structure')}</h2>
        <TeamDiagram advice={advice} />
      </section>
      <section className="section">
        <div className="section-head">
          <h2>{t('team.posts')}</h2>
          <span className={open.length === 0 ? 'good' : 'watch'}>
            {open.length === 0
              ? t('team.all-filled')
              : t('team.open-total', {
                  posts: open.length,
                  count: open.reduce((sum, seat) => sum + seat.open, 0),
                })}
          </span>
        </div>
        <div className="table-scroll">
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('team.post')}</th>
                <th>{t('team.duty')}</th>
                <th className="number">{t('team.suggested')}</th>
                <th>{t('team.holders')}</th>
                <th>{t('team.open')}</th>
              </tr>
            </thead>
            <tbody>
              {advice.seats.map((seat) => (
                <SeatRow
                  key={seat.post}
                  seat={seat}
                  holders={team.holders.filter(({ post }) => post === seat.post)}
                  onAssign={() => setAssigning(seat.post)}
                />
              ))}
            </tbody>
          </table>
        </div>
        {others.length > 0 && (
          <>
            <h3 className="table-note">{t('team.other-posts')}</h3>
            {others.map((post) => (
              <p key={post} className="post-line">
                <span className="secondary">{t(`team.post-${post}`)}</span>
                <Holders holders={team.holders.filter((holder) => holder.post === post)} />
              </p>
            ))}
          </>
        )}
      </section>
      {assigning !== null && (
        <AssignForm
          communityUid={communityUid}
          post={assigning}
          onClose={() => setAssigning(null)}
        />
      )}
    </div>
  );
};

interface SeatRowProps {
  readonly seat: Seat;
  readonly holders: readonly PostHolder[];
  readonly onAssign: () => void;
}

const SeatRow = ({ seat, holders, onAssign }: SeatRowProps) => {
  const t = useT();
  const { language } = useAppearance();
  return (
    <tr>
      <td className="nowrap">{t(`team.post-${seat.post}`)}</td>
      <td className="secondary">{t(`team.duty-${seat.post}`)}</td>
      <td className="number">
        {formatNumber(language, seat.suggested)}
        <span className="quiet small seat-why">
          {t(`team.why-${seat.why.key}`, seat.why.values)}
        </span>
      </td>
      <td>
        <span className="post-line">
          <Holders holders={holders} />
          <Button size="small" onClick={onAssign}>
            {t('team.assign')}
          </Button>
        </span>
      </td>
      <td className="nowrap">
        {seat.open === 0 ? (
          <span className="good">{t('team.filled')}</span>
        ) : (
          <span className="watch">{t('team.open-count', { count: seat.open })}</span>
        )}
      </td>
    </tr>
  );
};

const Holders = ({ holders }: { readonly holders: readonly PostHolder[] }) => {
  const t = useT();
  const { change } = useCommunityChange();
  return holders.map(({ uid, name, memberUid, state }) => (
    <span key={uid} className="holder" data-state={state}>
      {memberUid === null ? name : <Link href={`~/members/${memberUid}`}>{name}</Link>}
      {state !== 'fine' && <span className="watch small"> {t(`team.state-${state}`)}</span>}
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('team.release', { name })}
        onClick={() =>
          void change('team.released', () => client.communities.team.release({ uid })).catch(
            () => null,
          )
        }
      />
    </span>
  ));
};

interface AssignFormProps {
  readonly communityUid: string;
  readonly post: Post;
  readonly onClose: () => void;
}

const AssignForm = ({ communityUid, post, onClose }: AssignFormProps) => {
  const t = useT();
  const { change, busy } = useCommunityChange();
  const [choice, setChoice] = useState<ChosenMember | string | null>(null);
  const name = typeof choice === 'string' ? choice : (choice?.name ?? '');
  const assign = (): void => {
    if (choice === null) return;
    const holder = typeof choice === 'string' ? { name: choice } : { memberUid: choice.uid };
    void change('team.assigned', () =>
      client.communities.team.assign({ communityUid, post, holder }),
    ).then(onClose, () => null);
  };
  return (
    <Modal
      open
      title={t('team.assign-to', { post: t(`team.post-${post}`) })}
      okText={t('team.assign-do', { name })}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: choice === null, loading: busy }}
      onOk={assign}
      onCancel={onClose}
    >
      <div className="form-column">
        <MemberSelect autoFocus onChange={setChoice} />
        <span className="quiet small">{t('team.assign-hint')}</span>
      </div>
    </Modal>
  );
};
