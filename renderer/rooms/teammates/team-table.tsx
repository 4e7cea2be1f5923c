import { Button } from 'antd';
import { useId, type ReactNode } from 'react';
import type { NamedPerson } from '../../../shared/contract/teammates.ts';
import { openWork, workPlaces, type WorkPlace } from '../../../shared/domain/teammates/names.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { TextBox } from '../events/text-box.tsx';
import { useTeamChange, useWorkWords } from './queries.ts';

/** Places with a column of their own; the rest are told in words. */
const columns = ['task', 'segment', 'content', 'action'] as const satisfies readonly WorkPlace[];
const rest = workPlaces.filter((place) => !(columns as readonly WorkPlace[]).includes(place));

interface TeamTableProps {
  readonly title: string;
  readonly hint: string | null;
  readonly people: readonly NamedPerson[];
  readonly action?: ReactNode;
  readonly busy: boolean;
  readonly onRename: (person: NamedPerson) => void;
  readonly onLeave: (person: NamedPerson) => void;
  readonly onJoin: (person: NamedPerson) => void;
}

/** Some people with their open work and what can be done about them. */
export const TeamTable = ({ title, hint, people, action, ...rowProps }: TeamTableProps) => {
  const t = useT();
  const titleId = useId();
  return (
    <section className="team-section" aria-labelledby={titleId}>
      <div className="team-head">
        <h2 id={titleId}>{title}</h2>
        {action}
      </div>
      {hint !== null && <p className="quiet small">{hint}</p>}
      {people.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="group" aria-labelledby={titleId}>
          <table className="plain-table team-table" aria-labelledby={titleId}>
            <thead>
              <tr>
                <th scope="col">{t('teammates.name')}</th>
                <th scope="col">{t('teammates.role')}</th>
                {columns.map((place) => (
                  <th key={place} scope="col" className="number">
                    {t(`teammates.column-${place}`)}
                  </th>
                ))}
                <th scope="col">{t('teammates.column-rest')}</th>
                <th scope="col">{t('teammates.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <TeamRow key={person.uid ?? person.name} person={person} {...rowProps} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};

type TeamRowProps = Pick<TeamTableProps, 'busy' | 'onRename' | 'onLeave' | 'onJoin'> & {
  readonly person: NamedPerson;
};

const TeamRow = ({ person, busy, onRename, onLeave, onJoin }: TeamRowProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { change } = useTeamChange();
  const words = useWorkWords();
  const { uid, name, role, leftDate, work } = person;
  const button = (label: string, onClick: () => void, disabled = busy) => (
    <Button size="small" disabled={disabled} aria-label={`${label} ${name}`} onClick={onClick}>
      {label}
    </Button>
  );
  const more = words(work, ({ open }) => open, rest);
  return (
    <tr>
      <th scope="row">
        {name}
        {leftDate !== null && (
          <span className="quiet small"> {t('teammates.left-on', { date: leftDate })}</span>
        )}
      </th>
      <td>
        {uid !== null && leftDate === null ? (
          <TextBox
            className="team-role"
            label={t('teammates.role-of', { name })}
            placeholder={t('teammates.role-hint')}
            text={role ?? ''}
            onSave={(next) =>
              void change('teammates.role-saved', () =>
                client.teammates.setRole({ uid, role: next === '' ? null : next }),
              ).catch(() => null)
            }
          />
        ) : (
          (role ?? '')
        )}
      </td>
      {columns.map((place) => {
        const open = openWork(work, [place]);
        return (
          <td key={place} className="number">
            {open === 0 ? <span className="quiet">–</span> : formatNumber(language, open)}
          </td>
        );
      })}
      <td className="secondary">{more === '' ? <span className="quiet">–</span> : more}</td>
      <td>
        <div className="team-actions">
          {uid === null && button(t('teammates.join'), () => onJoin(person))}
          {uid !== null &&
            leftDate !== null &&
            button(
              t('teammates.come-back'),
              () =>
                void change('teammates.came-back-toast', () =>
                  client.teammates.comeBack({ uid }),
                ).catch(() => null),
            )}
          {button(t('teammates.rename'), () => onRename(person))}
          {uid !== null &&
            leftDate === null &&
            button(t('teammates.remove'), () => onLeave(person))}
          {leftDate !== null &&
            openWork(work) > 0 &&
            button(t('teammates.hand-over'), () => onLeave(person))}
        </div>
      </td>
    </tr>
  );
};
