import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ClosingState } from '../../../shared/contract/closing.ts';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { useEventChange, type Detail } from '../events/queries.ts';
import { CloseEvent } from './close-event.tsx';
import { useClosing, useClosingChange } from './queries.ts';

type Item = ClosingState['items'][number];
const isDone = ({ fact, ticked }: Item): boolean => fact === true || ticked;

interface ChecklistPanelProps {
  readonly detail: Detail;
  readonly zone: string;
}

/** What is to be done before the event is closed: some the record ticks, the others by hand. */
export const ChecklistPanel = ({ detail, zone }: ChecklistPanelProps) => {
  const t = useT();
  const { event } = detail;
  const query = useClosing(event.uid);
  const { change } = useEventChange();
  const [closing, setClosing] = useState(false);
  const state = query.data;
  const done = state?.items.filter(isDone).length ?? 0;
  return (
    <aside className="closing-side" aria-labelledby="closing-list">
      <h2 id="closing-list" className="closing-title">
        {t('closing.closing')}
        {state !== undefined && (
          <span className="quiet small">
            {t('closing.progress', { done, all: state.items.length })}
          </span>
        )}
      </h2>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <ul className="closing-items">
        {state?.items.map((item) => (
          <ItemLine key={item.item} eventUid={event.uid} item={item} state={state} />
        ))}
      </ul>
      {event.state === 'closed' ? (
        <Alert
          type="success"
          showIcon
          title={t('closing.closed-text')}
          action={
            <Button
              size="small"
              onClick={() =>
                void change('closing.reopened', () =>
                  client.closing.reopen({ eventUid: event.uid }),
                ).catch(() => null)
              }
            >
              {t('closing.reopen')}
            </Button>
          }
        />
      ) : (
        <Button type="primary" disabled={state === undefined} onClick={() => setClosing(true)}>
          {t('closing.close')}
        </Button>
      )}
      {closing && state !== undefined && (
        <CloseEvent
          event={event}
          state={state}
          openItems={state.items.length - done}
          zone={zone}
          onClose={() => setClosing(false)}
        />
      )}
    </aside>
  );
};

interface ItemLineProps {
  readonly eventUid: string;
  readonly item: Item;
  readonly state: ClosingState;
}

const ItemLine = ({ eventUid, item: { item, fact, ticked }, state }: ItemLineProps) => {
  const t = useT();
  const { change } = useClosingChange();
  const name = t(`closing.item-${item}`);
  // Shown at once; what the store says takes over when the answer is there.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const isTicked = wanted ?? ticked;
  const tick = (next: boolean): void => {
    setWanted(next);
    void change('closing.ticked', () => client.closing.tick({ eventUid, item, ticked: next }))
      .catch(() => null)
      .finally(() => setWanted(null));
  };
  if (fact === null)
    return (
      <li data-done={isTicked}>
        <Checkbox checked={isTicked} onChange={(event) => tick(event.target.checked)}>
          {name}
        </Checkbox>
      </li>
    );
  return (
    <li data-done={fact || isTicked} title={t('closing.by-record')}>
      <span className="closing-fact">
        {fact ? (
          <CheckCircleFilled className="closing-fact-done" aria-hidden="true" />
        ) : (
          <MinusCircleOutlined className="quiet" aria-hidden="true" />
        )}
        <span>
          {name}
          {item === 'tasks' && !fact && (
            <span className="quiet small">
              {' '}
              {t('closing.open-tasks', { count: state.openTasks.length })}
            </span>
          )}
        </span>
      </span>
      {!fact && (
        <Checkbox
          checked={isTicked}
          aria-label={t('closing.not-needed-of', { item: name })}
          onChange={(event) => tick(event.target.checked)}
        >
          <span className="small">{t('closing.not-needed')}</span>
        </Checkbox>
      )}
    </li>
  );
};
