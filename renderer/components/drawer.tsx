import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { sizes } from '../../shared/domain/look.ts';
import { useT } from '../app/appearance.tsx';

interface DrawerProps {
  readonly title: ReactNode;
  readonly label: string;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  /** Holds a grid: wider, and what is in it fills its height. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A window as wide as this has room for a wider drawer beside its work. */
export const ROOMY_PX = 1400;
const widths = {
  usual: {
    key: 'workstation.drawer-width',
    max: sizes.drawerMax,
    first: sizes.drawerMin,
    roomy: sizes.drawerMin + 40,
  },
  wide: {
    key: 'workstation.drawer-width-wide',
    max: sizes.drawerWideMax,
    first: sizes.drawerMax,
    roomy: 820,
  },
} as const;

/** Detail beside the work: 420–640 px wide, to 1100 with a grid; resizable, Esc closes; the work keeps its scroll. */
export const Drawer = ({ title, label, actions, onClose, wide = false, children }: DrawerProps) => {
  const t = useT();
  const box = useRef<HTMLElement>(null);
  const { key, max, first, roomy } = widths[wide ? 'wide' : 'usual'];
  const clamp = (width: number): number =>
    Math.min(max, Math.max(sizes.drawerMin, Math.round(width)));
  const [width, setWidth] = useState(() =>
    clamp(Number(localStorage.getItem(key) ?? (innerWidth < ROOMY_PX ? first : roomy))),
  );
  useEffect(() => localStorage.setItem(key, String(width)), [key, width]);
  // A field that was left by Enter has given the focus to nobody.
  useEffect(() => {
    const close = (event: globalThis.KeyboardEvent): void => {
      const isNobodys = event.target === document.body;
      if (event.key === 'Escape' && isNobodys && !event.defaultPrevented) onClose();
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [onClose]);

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = box.current?.getBoundingClientRect().right ?? window.innerWidth;
    setWidth(clamp(right - event.clientX));
  };
  const nudge = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'ArrowLeft') setWidth((now) => clamp(now + 20));
    else if (event.key === 'ArrowRight') setWidth((now) => clamp(now - 20));
    else return;
    event.preventDefault();
  };

  return (
    <aside
      ref={box}
      className="drawer"
      style={{ width }}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div
        className="drawer-grip"
        role="separator"
        aria-orientation="vertical"
        aria-label={t('common.drawer-resize')}
        aria-valuenow={width}
        aria-valuemin={sizes.drawerMin}
        aria-valuemax={max}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={nudge}
      />
      <div className="drawer-head">
        <h2>{title}</h2>
        {actions}
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('common.drawer-close')}
          onClick={onClose}
        />
      </div>
      <div className="drawer-body" data-fill={wide} tabIndex={wide ? -1 : 0}>
        {children}
      </div>
    </aside>
  );
};
