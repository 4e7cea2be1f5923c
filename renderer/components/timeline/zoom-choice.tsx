import { Segmented } from 'antd';
import { useState } from 'react';
import { useT } from '../../app/appearance.tsx';
import { zooms, type Zoom } from './types.ts';

/** The zoom of a timeline, remembered on this machine under a name of its own. */
export const useZoom = (name: string, first: Zoom): readonly [Zoom, (zoom: Zoom) => void] => {
  const key = `workstation.${name}-zoom`;
  const [zoom, setZoom] = useState<Zoom>(
    () => zooms.find((one) => one === localStorage.getItem(key)) ?? first,
  );
  return [
    zoom,
    (next) => {
      setZoom(next);
      localStorage.setItem(key, next);
    },
  ];
};

interface ZoomChoiceProps {
  readonly zoom: Zoom;
  readonly choices?: readonly Zoom[];
  readonly onChange: (zoom: Zoom) => void;
}

export const ZoomChoice = ({ zoom, choices = zooms, onChange }: ZoomChoiceProps) => {
  const t = useT();
  return (
    <Segmented
      aria-label={t('events.zoom')}
      value={zoom}
      onChange={onChange}
      options={choices.map((value) => ({ value, label: t(`events.zoom-${value}`) }))}
    />
  );
};
