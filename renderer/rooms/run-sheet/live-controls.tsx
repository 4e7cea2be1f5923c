import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Ref } from 'react';
import type { RunState } from '../../../shared/domain/events/run-live.ts';
import { useT } from '../../app/appearance.tsx';
import type { Segment } from './queries.ts';

interface LiveControlsProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly current: Segment | null;
  readonly next: Segment | null;
  readonly state: RunState;
  readonly acts: {
    readonly step: () => void;
    readonly finish: () => void;
    readonly back: () => void;
    readonly minutes: (by: number) => void;
  };
  readonly onNote: (text: string) => void;
}

/** What the operator does while it runs; every button has its key. */
export const LiveControls = ({ ref, current, next, state, acts, onNote }: LiveControlsProps) => {
  const t = useT();
  const idle = current === null;
  const last = next === null;
  return (
    <div className="live-controls">
      <div className="live-buttons">
        <Button
          type="primary"
          size="large"
          className="live-step"
          disabled={idle && last}
          onClick={acts.step}
        >
          {t(idle ? 'runSheet.step-start' : last ? 'runSheet.step-end' : 'runSheet.step-next')}
          <kbd>{t('runSheet.key-space')}</kbd>
        </Button>
        {!last && (
          <Button size="large" disabled={idle} onClick={acts.finish}>
            {t('runSheet.finish')}
            <kbd>E</kbd>
          </Button>
        )}
        <Button size="large" disabled={state.phase === 'before'} onClick={acts.back}>
          {t('runSheet.go-back')}
          <kbd>⌫</kbd>
        </Button>
        <span className="live-minutes" role="group" aria-label={t('runSheet.change-minutes')}>
          <Button size="large" disabled={idle} onClick={() => acts.minutes(-1)}>
            {t('runSheet.by-minutes', { n: '−1' })}
            <kbd>−</kbd>
          </Button>
          <Button size="large" disabled={idle} onClick={() => acts.minutes(1)}>
            {t('runSheet.by-minutes', { n: '+1' })}
            <kbd>+</kbd>
          </Button>
          <Button size="large" disabled={idle} onClick={() => acts.minutes(5)}>
            {t('runSheet.by-minutes', { n: '+5' })}
          </Button>
        </span>
      </div>
      {current !== null && (
        <LiveNote key={current.uid} ref={ref} text={current.liveNote ?? ''} onSave={onNote} />
      )}
    </div>
  );
};

interface LiveNoteProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly text: string;
  readonly onSave: (text: string) => void;
}

/** Saved when it is left; Enter leaves it, and the keys belong to the steps again. */
const LiveNote = ({ ref, text, onSave }: LiveNoteProps) => {
  const t = useT();
  const [state, setState] = useState({ from: text, draft: text });
  const draft = state.from === text ? state.draft : text;
  const latest = useRef({ draft, text, onSave });
  useEffect(() => {
    latest.current = { draft, text, onSave };
  });
  // Another window may begin the next segment while something is being written of this one.
  useEffect(
    () => () => {
      const left = latest.current;
      if (left.draft.trim() !== left.text) left.onSave(left.draft.trim());
    },
    [],
  );
  return (
    <textarea
      ref={ref}
      className="live-note"
      rows={2}
      maxLength={2000}
      aria-label={t('runSheet.live-note')}
      placeholder={t('runSheet.live-note-hint')}
      value={draft}
      onChange={(event) => setState({ from: text, draft: event.target.value })}
      onBlur={() => {
        if (draft.trim() !== text) onSave(draft.trim());
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
};
