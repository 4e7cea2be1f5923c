import type { ReactNode } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import type { MessageKey } from '../../shared/messages/translate.ts';
import { useT } from '../app/appearance.tsx';

export interface RoomPage {
  /** Within the room: `/segments`. */
  readonly path: string;
  readonly name: MessageKey;
  readonly page: () => ReactNode;
}

interface RoomPagesProps {
  /** Names the line for screen readers. */
  readonly label: string;
  /** What the room opens with, and its name. */
  readonly first: { readonly name: MessageKey; readonly page: ReactNode };
  readonly pages: readonly RoomPage[];
}

/** The pages of one room: a line to choose among them, and the one that is open. */
export const RoomPages = ({ label, first, pages }: RoomPagesProps) => {
  const t = useT();
  const [location] = useLocation();
  const open = pages.find(({ path }) => location === path || location.startsWith(`${path}/`));
  const link = (path: string, name: MessageKey, here: boolean) => (
    <Link
      key={path}
      href={path}
      className="room-page-link"
      {...(here ? { 'aria-current': 'page' as const } : {})}
    >
      {t(name)}
    </Link>
  );
  return (
    <div className="room">
      <nav className="room-pages" aria-label={label}>
        {link('/', first.name, open === undefined)}
        {pages.map(({ path, name }) => link(path, name, open?.path === path))}
      </nav>
      <Switch>
        {pages.map(({ path, page: PageOf }) => (
          <Route key={path} path={path} nest>
            <PageOf />
          </Route>
        ))}
        <Route>{first.page}</Route>
      </Switch>
    </div>
  );
};
