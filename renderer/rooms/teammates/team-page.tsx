import { Button, Spin } from 'antd';
import { useState } from 'react';
import type { NamedPerson } from '../../../shared/contract/teammates.ts';
import { openWork } from '../../../shared/domain/teammates/names.ts';
import { useT } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { AddPerson } from './add-person.tsx';
import { LeavePerson } from './leave-person.tsx';
import { useTeam, useTeamChange } from './queries.ts';
import { RenamePerson } from './rename-person.tsx';
import { TeamTable } from './team-table.tsx';
import './teammates.css';

type Dialog =
  { readonly do: 'add' } | { readonly do: 'rename' | 'leave'; readonly person: NamedPerson };

const byOpenWork = (a: NamedPerson, b: NamedPerson): number =>
  openWork(b.work) - openWork(a.work) || a.name.localeCompare(b.name, 'zh-CN');

/** The people of the team with what each has to do, who has left, and who else the work names. */
export const TeamPage = () => {
  const t = useT();
  const { data, isError, error, refetch } = useTeam();
  const { change, busy } = useTeamChange();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  const people = data.toSorted(byOpenWork);
  const active = people.filter(({ uid, leftDate }) => uid !== null && leftDate === null);
  const left = people.filter(({ leftDate }) => leftDate !== null);
  const others = people.filter(({ uid }) => uid === null);

  const join = (joining: readonly NamedPerson[]): void =>
    void change('teammates.added', () =>
      client.teammates.add({ people: joining.map(({ name }) => ({ name, role: null })) }),
    ).catch(() => null);
  const leave = (person: NamedPerson): void => {
    const { uid } = person;
    if (openWork(person.work) > 0 || uid === null) setDialog({ do: 'leave', person });
    else
      void change('teammates.left-toast', () =>
        client.teammates.leave({ uid, work: { do: 'keep' } }),
      ).catch(() => null);
  };
  const add = (
    <Button type="primary" onClick={() => setDialog({ do: 'add' })}>
      {t('teammates.add')}
    </Button>
  );
  const shared = {
    busy,
    onRename: (person: NamedPerson) => setDialog({ do: 'rename', person }),
    onLeave: leave,
    onJoin: (person: NamedPerson) => join([person]),
  };
  return (
    <Page
      title={t('teammates.title')}
      state={t('teammates.count', { count: active.length })}
      actions={people.length === 0 ? undefined : add}
      scroll
    >
      {people.length === 0 ? (
        <EmptyState sentence={t('teammates.empty')} action={add} />
      ) : (
        <div className="team-page">
          <TeamTable
            {...shared}
            title={t('teammates.active')}
            hint={active.length === 0 ? t('teammates.active-none') : null}
            people={active}
          />
          {others.length > 0 && (
            <TeamTable
              {...shared}
              title={t('teammates.others')}
              hint={t('teammates.others-hint')}
              people={others}
              action={
                <Button size="small" disabled={busy} onClick={() => join(others)}>
                  {t('teammates.add-all', { count: others.length })}
                </Button>
              }
            />
          )}
          {left.length > 0 && (
            <TeamTable {...shared} title={t('teammates.left')} hint={null} people={left} />
          )}
        </div>
      )}
      {dialog?.do === 'add' && <AddPerson people={people} onClose={() => setDialog(null)} />}
      {dialog?.do === 'rename' && (
        <RenamePerson person={dialog.person} people={people} onClose={() => setDialog(null)} />
      )}
      {dialog?.do === 'leave' && (
        <LeavePerson person={dialog.person} onClose={() => setDialog(null)} />
      )}
    </Page>
  );
};
