import { Button, Dropdown } from 'antd';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { planPicture } from '../../../shared/domain/events/plan-picture.ts';
import { palettes } from '../../../shared/domain/look.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { screenOrder } from '../../components/timeline/keys.ts';
import { client } from '../../rpc/client.ts';
import { saveFile, uploadFile } from '../../rpc/files.ts';
import type { Detail } from './queries.ts';
import type { Schedule } from './schedule.ts';

interface ExportMenuProps {
  readonly detail: Detail;
  readonly clock: ZoneClock;
  readonly schedule: Schedule;
  /** Marks the critical chain as the screen does. */
  readonly showSlack: boolean;
  /** When the event is, in words. */
  readonly when: string;
}

/** Draws at twice the size, so that it stays sharp on paper and on dense screens. */
const PICTURE_SCALE = 2;

const pictureUrl = (svg: string): string =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** The drawing as a picture that every program opens. */
const asPng = async (svg: string): Promise<Blob> => {
  const image = new Image();
  image.src = pictureUrl(svg);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * PICTURE_SCALE;
  canvas.height = image.height * PICTURE_SCALE;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob))),
  );
};

/** The plan out of the program: calendar file, picture, paper. */
export const ExportMenu = ({ detail, clock, schedule, showSlack, when }: ExportMenuProps) => {
  const t = useT();
  const { language } = useAppearance();
  const failureToast = useFailureToast();
  const [printed, setPrinted] = useState<string | null>(null);
  const { event, tasks } = detail;
  const draw = (): string => {
    const monthFormat = new Intl.DateTimeFormat(language, {
      year: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
    return planPicture({
      title: event.name,
      subtitle: [when, event.place].filter(Boolean).join(' · '),
      tasks: screenOrder(tasks).map((task) => ({
        kind: task.kind,
        inPhase: task.parentUid !== null,
        name: task.name,
        owner: task.owner ?? '',
        startAtMs: task.startAtMs,
        endAtMs: task.endAtMs,
        progress: task.progress,
        critical: showSlack && (schedule.slackOf.get(task.uid)?.critical ?? false),
      })),
      event:
        event.startAtMs === null
          ? null
          : { startAtMs: event.startAtMs, endAtMs: event.endAtMs ?? event.startAtMs },
      clock,
      palette: palettes.light,
      words: {
        name: t('events.task-name'),
        owner: t('events.task-owner'),
        event: t('events.event-day'),
      },
      monthName: (month) => monthFormat.format(new Date(`${month}-01T00:00Z`)),
    });
  };
  const out = (work: () => Promise<unknown>): void => void work().catch(failureToast);
  const calendar = (withTasks: boolean): void =>
    out(async () =>
      saveFile((await client.events.calendarFile({ uid: event.uid, tasks: withTasks })).handle),
    );
  useEffect(() => {
    if (printed === null) return;
    const after = (): void => setPrinted(null);
    window.addEventListener('afterprint', after);
    return () => window.removeEventListener('afterprint', after);
  }, [printed]);
  const noTasks = tasks.length === 0;
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'event', label: t('events.export-ics'), disabled: event.startAtMs === null },
            { key: 'tasks', label: t('events.export-ics-tasks'), disabled: noTasks },
            { key: 'picture', label: t('events.export-picture'), disabled: noTasks },
            { key: 'print', label: t('events.print-plan'), disabled: noTasks },
          ],
          onClick: ({ key }) => {
            if (key === 'event' || key === 'tasks') calendar(key === 'tasks');
            else if (key === 'picture')
              out(async () => {
                const file = new File([await asPng(draw())], `${event.name}.png`);
                await saveFile(await uploadFile(file));
              });
            else setPrinted(draw());
          },
        }}
      >
        <Button>{t('events.export')}</Button>
      </Dropdown>
      {printed !== null &&
        createPortal(
          <div className="print-sheet">
            <img src={pictureUrl(printed)} alt={event.name} onLoad={() => window.print()} />
          </div>,
          document.body,
        )}
    </>
  );
};
