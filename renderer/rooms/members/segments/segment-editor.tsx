import { Alert, Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Segment } from '../../../../shared/contract/segments.ts';
import { useT } from '../../../app/appearance.tsx';
import { useChange } from '../../../app/change.ts';
import { useGoOn } from '../../../app/go-on.ts';
import { Field } from '../../../components/field.tsx';
import { Page } from '../../../components/page.tsx';
import { client } from '../../../rpc/client.ts';
import { ConditionTree } from '../conditions/condition-tree.tsx';
import { NamesContext } from '../conditions/names.tsx';
import { checkTree } from '../conditions/remarks.ts';
import { treeOf } from '../conditions/tree.ts';
import { useAbout } from './about.ts';
import { LiveSize } from './live-size.tsx';
import { useSegments } from './queries.ts';
import './segments.css';

interface SegmentEditorProps {
  readonly segment: Segment;
  readonly isNew: boolean;
}

/** Name, note and conditions of a segment; beside them who meets them now. */
export const SegmentEditor = ({ segment, isNew }: SegmentEditorProps) => {
  const t = useT();
  const [, go] = useLocation();
  const goOn = useGoOn();
  const { change, busy } = useChange('segments');
  const { segments } = useSegments();
  const [name, setName] = useState(segment.name);
  const [note, setNote] = useState(segment.note);
  const [names, setNames] = useState(segment.names);
  const about = useAbout(names);
  const [saved] = useState(() => treeOf(segment.conditions, about.currency));
  const [tree, setTree] = useState(saved);
  const lost = useMemo(
    () => new Set(segment.lost.flatMap(({ uid }) => (uid === null ? [] : [uid]))),
    [segment.lost],
  );
  const unreadable = segment.lost.filter(({ uid }) => uid === null);
  const { conditions, holds, remarks } = useMemo(
    () => checkTree(tree, about, lost),
    [tree, about, lost],
  );
  const context = useMemo(
    () => ({
      names,
      lost,
      keep: (uid: string, text: string | undefined) => {
        if (text !== undefined) setNames((before) => ({ ...before, [uid]: text }));
      },
    }),
    [names, lost],
  );
  const wanted = name.trim();
  const taken = (segments ?? []).some(
    (one) => one.uid !== segment.uid && one.name.toLowerCase() === wanted.toLowerCase(),
  );
  const changed =
    wanted !== segment.name ||
    note.trim() !== segment.note ||
    (tree !== saved && JSON.stringify(conditions) !== JSON.stringify(segment.conditions)) ||
    unreadable.length > 0;
  const ready = wanted !== '' && !taken && conditions !== null && holds !== 'never';

  const save = (): void => {
    if (!ready || conditions === null) return;
    const fields = { name: wanted, note: note.trim(), conditions };
    void change(isNew ? 'segments.created' : 'segments.saved', () =>
      isNew
        ? client.segments.create(fields)
        : client.segments.change({ uid: segment.uid, ...fields }),
    ).then(
      ({ uid }) => goOn(`/${uid}`),
      () => undefined,
    );
  };
  const remove = (): void =>
    void change('segments.removed', () => client.segments.remove({ uid: segment.uid })).then(
      () => goOn('/'),
      () => undefined,
    );
  const revert = (): void => {
    setName(segment.name);
    setNote(segment.note);
    setTree(saved);
  };
  return (
    <Page
      title={isNew ? t('segments.untitled') : segment.name}
      state={changed && !isNew ? <span className="watch">{t('segments.unsaved')}</span> : undefined}
      actions={
        <>
          <Button onClick={() => go('/')}>{t('segments.back')}</Button>
          {!isNew && (
            <Button danger disabled={busy} onClick={remove}>
              {t('segments.remove')}
            </Button>
          )}
          {changed && !isNew && <Button onClick={revert}>{t('segments.revert')}</Button>}
          <Button
            type="primary"
            disabled={!ready || (!changed && !isNew)}
            loading={busy}
            onClick={save}
          >
            {t('segments.save')}
          </Button>
        </>
      }
    >
      <div className="segment">
        <div className="segment-work" tabIndex={-1}>
          {unreadable.length > 0 && (
            <Alert
              type="error"
              showIcon
              title={t('segments.lost-text', {
                names: unreadable.map((one) => one.name).join(t('common.list-separator')),
              })}
            />
          )}
          <div className="form-pair">
            <Field label={t('segments.name')} hint={taken ? t('segments.taken') : undefined}>
              <Input
                autoFocus={isNew}
                aria-label={t('segments.name')}
                maxLength={60}
                {...(taken ? { status: 'error' as const } : {})}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
            <Field label={t('segments.note')}>
              <Input
                aria-label={t('segments.note')}
                placeholder={t('segments.note-hint')}
                maxLength={500}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
          </div>
          <h2>{t('segments.conditions')}</h2>
          <NamesContext value={context}>
            <ConditionTree tree={tree} onChange={setTree} remarks={remarks} />
          </NamesContext>
          <p className="small quiet">{t('segments.keys')}</p>
        </div>
        <LiveSize
          conditions={conditions}
          holds={holds}
          about={about}
          isLost={lost.size > 0 && [...remarks.values()].some(({ tone }) => tone === 'bad')}
          uid={isNew || changed ? null : segment.uid}
        />
      </div>
    </Page>
  );
};
