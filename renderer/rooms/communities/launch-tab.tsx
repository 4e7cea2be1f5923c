import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Button, Input, Modal, Progress } from 'antd';
import { useState } from 'react';
import type { LaunchState } from '../../../shared/contract/community-launch.ts';
import { CORE_TO_START, type LaunchStep } from '../../../shared/domain/communities/launch.ts';
import { useT } from '../../app/appearance.tsx';
import { useToday } from '../../app/today.ts';
import { DateField } from '../../components/date-field.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import type { CommunityTab, TabProps } from './community-page.tsx';
import { useCommunityChange, useLaunch } from './queries.ts';

type Line = LaunchState['steps'][number];

/** Where a step is done; null = in the record's form. */
const placeOf: Readonly<Record<LaunchStep, CommunityTab | null>> = {
  persona: null,
  entry: null,
  name: null,
  rules: 'rules',
  core: 'firsts',
  group: 'groups',
};

/** The steps before a community begins: those the record shows, and those ticked by hand. */
export const LaunchTab = ({ detail, onOpen, onEdit }: TabProps) => {
  const t = useT();
  const { change } = useCommunityChange();
  const communityUid = detail.community.uid;
  const query = useLaunch(communityUid);
  const [ticking, setTicking] = useState<Line | null>(null);
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const steps = query.data?.steps ?? [];
  const done = steps.filter(({ fact, tick }) => fact.done || tick !== null).length;
  const stateOf = ({ fact, tick }: Line): string => {
    if (fact.done) return t('communities.launch-by-record');
    if (tick === null) return t('communities.launch-open');
    return tick.by === null
      ? t('communities.launch-by-hand-nobody', { date: tick.date })
      : t('communities.launch-by-hand', { date: tick.date, by: tick.by });
  };
  return (
    <section className="section launch">
      <div className="section-head">
        <h2>{t('communities.launch-progress', { done, all: steps.length })}</h2>
      </div>
      <p className="secondary">{t('communities.launch-intro')}</p>
      <Progress
        aria-label={t('communities.launch-progress', { done, all: steps.length })}
        percent={steps.length === 0 ? 0 : Math.round((100 * done) / steps.length)}
        showInfo={false}
        size="small"
      />
      <ol className="launch-steps">
        {steps.map((line) => {
          const { step, fact, tick } = line;
          const complete = fact.done || tick !== null;
          return (
            <li key={step} data-done={complete}>
              {complete ? (
                <CheckCircleFilled className="good" aria-hidden />
              ) : (
                <MinusCircleOutlined className="quiet" aria-hidden />
              )}
              <div>
                <h3>
                  {t(`communities.launch-${step}`)}{' '}
                  <span className={complete ? 'good small' : 'quiet small'}>{stateOf(line)}</span>
                </h3>
                <p className="secondary">
                  {t(`communities.launch-${step}-why`, { least: CORE_TO_START })}{' '}
                  {t(`communities.launch-${step}-fact`, {
                    count: fact.count,
                    done: String(fact.done),
                  })}
                </p>
                {tick !== null && tick.note !== null && <p className="pre-line">{tick.note}</p>}
              </div>
              <div className="launch-actions">
                {!fact.done && (
                  <Button
                    size="small"
                    onClick={() => {
                      const place = placeOf[step];
                      if (place === null) onEdit();
                      else onOpen(place);
                    }}
                  >
                    {t('communities.launch-go')}
                  </Button>
                )}
                <Button size="small" onClick={() => setTicking(line)}>
                  {t(tick === null ? 'communities.launch-tick' : 'communities.launch-tick-edit')}
                </Button>
                {tick !== null && (
                  <Button
                    size="small"
                    onClick={() =>
                      void change('communities.launch-unticked', () =>
                        client.communities.launch.untick({ communityUid, step }),
                      ).catch(() => null)
                    }
                  >
                    {t('communities.launch-untick')}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {ticking !== null && (
        <TickForm
          communityUid={communityUid}
          owner={detail.community.owner}
          line={ticking}
          onClose={() => setTicking(null)}
        />
      )}
    </section>
  );
};

interface TickFormProps {
  readonly communityUid: string;
  readonly owner: string | null;
  readonly line: Line;
  readonly onClose: () => void;
}

const TickForm = ({ communityUid, owner, line, onClose }: TickFormProps) => {
  const t = useT();
  const today = useToday();
  const { change, busy } = useCommunityChange();
  const { step, tick } = line;
  const [by, setBy] = useState(tick === null ? (owner ?? '') : (tick.by ?? ''));
  const [date, setDate] = useState(tick?.date ?? today);
  const [note, setNote] = useState(tick?.note ?? '');
  const save = (): void =>
    void change('communities.launch-ticked', () =>
      client.communities.launch.tick({
        communityUid,
        step,
        by: by.trim() === '' ? null : by,
        date,
        note: note.trim() === '' ? null : note,
      }),
    ).then(onClose, () => null);
  return (
    <Modal
      open
      title={t('communities.launch-tick-title', { step: t(`communities.launch-${step}`) })}
      okText={t(tick === null ? 'communities.launch-tick-do' : 'common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={save}
      onCancel={onClose}
    >
      <div className="member-form">
        <label>
          {t('communities.launch-who')}
          <Input maxLength={200} value={by} onChange={({ target }) => setBy(target.value)} />
        </label>
        <label>
          {t('communities.launch-when')}
          <DateField
            label={t('communities.launch-when')}
            value={date}
            onChange={(next) => setDate(next ?? today)}
          />
        </label>
        <label className="wide">
          {t('communities.launch-note')}
          <Input.TextArea
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
      </div>
    </Modal>
  );
};
