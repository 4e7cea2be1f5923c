import { ExportOutlined, FullscreenExitOutlined, FullscreenOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useCallback, useSyncExternalStore } from 'react';
import { useT } from '../app/appearance.tsx';

const subscribe = (changed: () => void): (() => void) => {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
};
const isFull = (): boolean => document.fullscreenElement !== null;

/** Opens this address in a window of its own; false where none could be opened. */
export const openWindow = (route: string): boolean =>
  window.open(`${location.pathname}#${route}`, '_blank', 'width=1280,height=800') !== null;

/** Whether this window fills the screen, and its change; where that is refused, the key that does it. */
export const useFullScreen = (): { readonly on: boolean; readonly toggle: () => void } => {
  const t = useT();
  const { message } = App.useApp();
  const on = useSyncExternalStore(subscribe, isFull);
  const toggle = useCallback(() => {
    const work = isFull()
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    work.catch(() => void message.info(t('common.full-screen-key')));
  }, [message, t]);
  return { on, toggle };
};

/** For a page that stands on a screen of its own: a second window on it, and the whole screen. */
export const ScreenButtons = ({ fullScreenKey }: { readonly fullScreenKey?: string }) => {
  const t = useT();
  const { message } = App.useApp();
  const { on, toggle } = useFullScreen();
  const second = (): void => {
    if (!openWindow(location.hash.slice(1))) void message.info(t('common.one-window'));
  };
  const words = t(on ? 'common.leave-full-screen' : 'common.full-screen');
  return (
    <>
      <Button
        icon={<ExportOutlined />}
        aria-label={t('common.second-window')}
        title={t('common.second-window')}
        onClick={second}
      />
      <Button
        icon={on ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
        aria-label={words}
        title={fullScreenKey === undefined ? words : `${words} (${fullScreenKey})`}
        onClick={toggle}
      />
    </>
  );
};
