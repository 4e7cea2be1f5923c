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
  readonly children: ReactNode;
}

const clamp = (width: number): number =>
  Math.min(sizes.drawerMax, Math.max(sizes.drawerMin, Math.round(width)));
/** A window as wide as this has room for a wider drawer beside its work. */
const ROOMY_PX = 1400;
const widthKey = 'workstation.drawer-width';

/** Detail beside the work: 420–640 px wide, resizable, Esc closes; the work keeps its scroll. */
export const Drawer = ({ title, label, actions, onClose, children }: DrawerProps) => {
  const t = useT();
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(() =>
    clamp(
      Number(localStorage.getItem(widthKey) ?? sizes.drawerMin + (innerWidth < ROOMY_PX ? 0 : 40)),
    ),
  );
  useEffect(() => localStorage.setItem(widthKey, String(width)), [width]);
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
        aria-valuemax={sizes.drawerMax}
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
      <div className="drawer-body" tabIndex={0}>
        {children}
      </div>
    </aside>
  );
};
