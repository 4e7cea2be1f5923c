import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Lesson, LessonFields } from '../../../shared/contract/closing.ts';
import { lessonKinds, type LessonKind } from '../../../shared/domain/events/closing.ts';
import { formatDate } from '../../../shared/messages/format.ts';
import { PersonBox, PersonInput } from '../../components/person-input.tsx';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { TextBox } from '../events/text-box.tsx';
import { useClosingChange, useLessons } from './queries.ts';

const MAX_TEXT = 500;

interface LessonsPanelProps {
  readonly eventUid: string;
  readonly zone: string;
}

/** What was learnt here, to be added to and ordered; then what earlier editions learnt. */
export const LessonsPanel = ({ eventUid, zone }: LessonsPanelProps) => {
  const t = useT();
  const query = useLessons(eventUid);
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { own, earlier } = query.data ?? { own: [], earlier: [] };
  return (
    <>
      <section aria-labelledby="closing-lessons">
        <h2 id="closing-lessons" className="closing-title">
          {t('closing.lessons')}
        </h2>
        {query.isSuccess && own.length === 0 && (
          <p className="secondary">{t('closing.lessons-none')}</p>
        )}
        <ul className="closing-lessons">
          {own.map((lesson, at) => (
            <LessonLine key={lesson.uid} lesson={lesson} at={at} own={own} />
          ))}
        </ul>
        <NewLesson eventUid={eventUid} />
      </section>
      {earlier.length > 0 && (
        <section aria-labelledby="closing-earlier">
          <h2 id="closing-earlier" className="closing-title">
            {t('closing.earlier')}
            <span className="quiet small">{t('closing.earlier-text')}</span>
          </h2>
          {earlier.map((event) => (
            <div key={event.eventUid} className="closing-edition">
              <Link href={`~/events/${event.eventUid}`}>{event.eventName}</Link>{' '}
              <span className="quiet small">{formatDate(event.startAtMs, zone)}</span>
              <ul className="closing-lessons">
                {event.lessons.map((lesson) => (
                  <li key={lesson.uid}>
                    <span className="lesson-tag" data-kind={lesson.kind}>
                      {t(`closing.kind-${lesson.kind}`)}
                    </span>
                    <span className="lesson-words">{lesson.text}</span>
                    {lesson.owner !== null && <span className="quiet">{lesson.owner}</span>}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
    </>
  );
};

interface LessonLineProps {
  readonly lesson: Lesson;
  readonly at: number;
  readonly own: readonly Lesson[];
}

const LessonLine = ({ lesson, at, own }: LessonLineProps) => {
  const t = useT();
  const { change } = useClosingChange();
  const { uid, text } = lesson;
  const save = (fields: Partial<LessonFields>): void =>
    void change('closing.lesson-updated', () => client.closing.updateLesson({ uid, fields })).catch(
      () => null,
    );
  const moveBehind = (afterUid: string | null): void =>
    void change('closing.lesson-moved', () => client.closing.moveLesson({ uid, afterUid })).catch(
      () => null,
    );
  return (
    <li>
      <KindSelect value={lesson.kind} onChange={(kind) => save({ kind })} />
      <span className="lesson-words">
        <TextBox
          label={t('closing.lesson-text')}
          text={text}
          required
          maxLength={MAX_TEXT}
          onSave={(next) => save({ text: next })}
        />
      </span>
      <span className="lesson-owner">
        <PersonBox
          label={t('closing.lesson-owner')}
          placeholder={t('closing.lesson-owner')}
          text={lesson.owner ?? ''}
          onSave={(owner) => save({ owner })}
        />
      </span>
      <Button
        type="text"
        icon={<ArrowUpOutlined />}
        aria-label={t('closing.lesson-up', { text })}
        disabled={at === 0}
        onClick={() => moveBehind(own[at - 2]?.uid ?? null)}
      />
      <Button
        type="text"
        icon={<ArrowDownOutlined />}
        aria-label={t('closing.lesson-down', { text })}
        disabled={at === own.length - 1}
        onClick={() => moveBehind(own[at + 1]!.uid)}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('closing.lesson-remove', { text })}
        onClick={() =>
          void change('closing.lesson-removed', () => client.closing.removeLesson({ uid })).catch(
            () => null,
          )
        }
      />
    </li>
  );
};

interface KindSelectProps {
  readonly value: LessonKind;
  readonly onChange: (kind: LessonKind) => void;
}

const KindSelect = ({ value, onChange }: KindSelectProps) => {
  const t = useT();
  return (
    <Select<LessonKind>
      className="lesson-kind"
      aria-label={t('closing.lesson-kind')}
      value={value}
      onChange={onChange}
      options={lessonKinds.map((kind) => ({ value: kind, label: t(`closing.kind-${kind}`) }))}
    />
  );
};

const NewLesson = ({ eventUid }: { readonly eventUid: string }) => {
  const t = useT();
  const { change, busy } = useClosingChange();
  const [kind, setKind] = useState<LessonKind>('keep');
  const [text, setText] = useState('');
  const [owner, setOwner] = useState('');
  const add = (): void => {
    if (text.trim() === '') return;
    const fields = { kind, text: text.trim(), owner: owner.trim() === '' ? null : owner.trim() };
    void change('closing.lesson-added', () => client.closing.addLesson({ eventUid, fields })).then(
      () => {
        setText('');
        setOwner('');
      },
      () => null,
    );
  };
  return (
    <form
      className="closing-new-lesson"
      aria-label={t('closing.lesson-add')}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <KindSelect value={kind} onChange={setKind} />
      <Input
        className="lesson-words"
        aria-label={t('closing.lesson-text')}
        placeholder={t('closing.lesson-text-hint')}
        value={text}
        maxLength={MAX_TEXT}
        onChange={(event) => setText(event.target.value)}
      />
      <span className="lesson-owner">
        <PersonInput
          label={t('closing.lesson-owner')}
          placeholder={t('closing.lesson-owner')}
          value={owner}
          onChange={setOwner}
        />
      </span>
      <Button htmlType="submit" loading={busy} disabled={text.trim() === ''}>
        {t('closing.lesson-add')}
      </Button>
    </form>
  );
};
