import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import type { EventDetail } from '../../../shared/contract/events.ts';
import { templateKeys } from '../../../shared/domain/events/templates.ts';
import { formatDate } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { useSheetChange, useSheetSources } from './queries.ts';
import { spanWords } from './words.ts';

interface FillMenuProps {
  readonly event: EventDetail['event'];
  readonly zone: string;
  readonly onPaste: () => void;
}

/** Segments all at once: of a template, of another event, of the clipboard. */
export const FillMenu = ({ event, zone, onPaste }: FillMenuProps) => {
  const t = useT();
  const [choosing, setChoosing] = useState(false);
  const { change } = useSheetChange();
  const eventUid = event.uid;
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...templateKeys.map((key) => ({ key, label: t(`runSheet.fill-${key}`) })),
            { key: 'event', label: t('runSheet.fill-event') },
            { key: 'paste', label: t('runSheet.fill-paste') },
          ],
          onClick: ({ key }) => {
            const template = templateKeys.find((one) => one === key);
            if (template !== undefined)
              void change('runSheet.filled', () =>
                client.runSheet.fromTemplate({ eventUid, template }),
              ).catch(() => null);
            else if (key === 'event') setChoosing(true);
            else onPaste();
          },
        }}
      >
        <Button>{t('runSheet.fill')}</Button>
      </Dropdown>
      {choosing && (
        <SourceDialog eventUid={eventUid} zone={zone} onClose={() => setChoosing(false)} />
      )}
    </>
  );
};

interface SourceDialogProps {
  readonly eventUid: string;
  readonly zone: string;
  readonly onClose: () => void;
}

const SourceDialog = ({ eventUid, zone, onClose }: SourceDialogProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { data: sources } = useSheetSources(eventUid);
  const { change } = useSheetChange();
  return (
    <Modal open title={t('runSheet.fill-event')} footer={null} onCancel={onClose}>
      {sources?.length === 0 && <p>{t('runSheet.no-sources')}</p>}
      <ul className="sheet-sources">
        {sources?.map((source) => (
          <li key={source.uid}>
            <Button
              type="text"
              onClick={() =>
                void change('runSheet.filled', () =>
                  client.runSheet.fromEvent({ eventUid, sourceUid: source.uid }),
                ).then(onClose, () => null)
              }
            >
              <span className="ellipsis">{source.name}</span>
              <span className="quiet small nowrap">
                {[
                  ...(source.startAtMs === null ? [] : [formatDate(source.startAtMs, zone)]),
                  t('runSheet.count', { count: source.segments }),
                  spanWords(language, source.minutes * 60_000),
                ].join(' · ')}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
};
