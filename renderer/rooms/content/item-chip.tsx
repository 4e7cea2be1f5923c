import type { DragEvent, KeyboardEvent } from 'react';
import type { ContentItem } from '../../../shared/contract/content.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { factsText } from './words.ts';

interface ItemChipProps {
  readonly item: ContentItem;
  readonly open: boolean;
  readonly onOpen: (uid: string) => void;
  /** Present where the item may be moved. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLButtonElement>) => void;
  readonly draggable: boolean;
  readonly facts?: string;
}

/** A line ends behind a dot, never before one. */
const TIED = '\u00a0· ';
const MIME = 'application/x-content-item';

export const draggedUid = (event: DragEvent): string => event.dataTransfer.getData(MIME);
export const carriesItem = (event: DragEvent): boolean => event.dataTransfer.types.includes(MIME);

/** An item on the calendar or a board: title, and type, channel, state and plan in words. */
export const ItemChip = ({ item, open, onOpen, onKeyDown, draggable, facts }: ItemChipProps) => {
  const t = useT();
  const { language } = useAppearance();
  const line = facts ?? factsText(language, item);
  return (
    <button
      type="button"
      className="content-chip"
      data-uid={item.uid}
      data-state={item.state}
      data-layer={item.layer ?? 'none'}
      data-open={open}
      draggable={draggable}
      title={`${item.title}\n${line}`}
      aria-label={t('content.chip-label', { title: item.title, facts: line })}
      onClick={() => onOpen(item.uid)}
      onDragStart={(event) => {
        event.dataTransfer.setData(MIME, item.uid);
        event.dataTransfer.effectAllowed = 'move';
      }}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    >
      <span className="content-chip-title">{item.title}</span>
      <span className="content-chip-facts">{line.replaceAll(' · ', TIED)}</span>
    </button>
  );
};
