import { ExportOutlined, FullscreenExitOutlined, FullscreenOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { useT } from '../../app/appearance.tsx';

const subscribe = (changed: () => void): (() => void) => {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
};
const isFull = (): boolean => document.fullscreenElement !== null;

/** Opens this address in a window of its own; false where the shell keeps to one. */
export const openWindow = (route: string): boolean =>
  window.open(`${location.pathname}#${route}`, '_blank', 'width=1280,height=800') !== null;

/** A second window on the same desk, and the whole screen for this one. */
export const DeskWindow = () => {
  const t = useT();
  const { message } = App.useApp();
  const full = useSyncExternalStore(subscribe, isFull);
  const toggle = (): void => {
    const work = full ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    work.catch(() => void message.info(t('checkin.full-screen-key')));
  };
  const second = (): void => {
    if (!openWindow(location.hash.slice(1))) void message.info(t('checkin.one-window'));
  };
  const words = t(full ? 'checkin.leave-full-screen' : 'checkin.full-screen');
  return (
    <>
      <Button
        icon={<ExportOutlined />}
        aria-label={t('checkin.second-window')}
        title={t('checkin.second-window')}
        onClick={second}
      />
      <Button
        icon={full ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
        aria-label={words}
        title={words}
        onClick={toggle}
      />
    </>
  );
};
