import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import type { Why } from '../../../shared/contract/retrospective-words.ts';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { useT } from '../../app/appearance.tsx';
import { FigureLink } from '../../components/figure-card.tsx';

interface WhyLineProps {
  readonly why: Why;
  readonly level: number;
  readonly openings: ReadonlyMap<string, ReportOpening>;
  readonly onOpen: (opening: ReportOpening) => void;
  readonly onEdit: () => void;
  readonly onUnder: () => void;
  readonly onRemove: () => void;
  /** To the line above (−1) or below (1). */
  readonly onStep: (by: -1 | 1) => void;
  readonly onPoint: (figureKey: string | null) => void;
}

/** A cause with the number that shows it. */
export const WhyLine = (props: WhyLineProps) => {
  const { why, level, openings, onOpen, onEdit, onUnder, onRemove, onStep, onPoint } = props;
  const t = useT();
  const { text, figureKey } = why;
  const opening = figureKey === null ? undefined : openings.get(figureKey);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else if (event.key === 'F2') onEdit();
    else if (event.key === 'ArrowUp') onStep(-1);
    else if (event.key === 'ArrowDown') onStep(1);
    else return;
    event.preventDefault();
  };
  return (
    <li className="why-line" style={{ marginInlineStart: `${level * 24}px` }}>
      <button type="button" className="why-text" onClick={onEdit} onKeyDown={onKeyDown}>
        {text}
      </button>
      {opening !== undefined && (
        <FigureLink text={opening.value} opening={opening} onOpen={onOpen} />
      )}
      <Select
        size="small"
        variant="borderless"
        className="why-figure"
        aria-label={t('words.why-figure', { text })}
        placeholder={t('words.why-figure-none')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={360}
        value={opening === undefined ? null : figureKey}
        onChange={(next: string | null | undefined) => onPoint(next ?? null)}
        options={[...openings].map(([value, { label }]) => ({ value, label }))}
      />
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined />}
        aria-label={t('words.why-add-under', { text })}
        onClick={onUnder}
      />
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('words.why-remove', { text })}
        onClick={onRemove}
      />
    </li>
  );
};
