import { useT } from '../../app/appearance.tsx';
import { RoomPages, type RoomPage } from '../../components/room-pages.tsx';
import { BoardPage } from './board-page.tsx';
import { CadencePage } from './cadence-page.tsx';
import { CalendarPage } from './calendar-page.tsx';
import { EffectPage } from './effect-page.tsx';
import { ListPage } from './list-page.tsx';
import { UgcPage } from './ugc-page.tsx';
import './content.css';
import '../../components/report.css';

const pages: readonly RoomPage[] = [
  { path: '/list', name: 'content.page-list', page: ListPage },
  { path: '/board', name: 'content.page-board', page: BoardPage },
  { path: '/ugc', name: 'content.page-ugc', page: UgcPage },
  { path: '/cadence', name: 'content.page-cadence', page: CadencePage },
  { path: '/effect', name: 'content.page-effect', page: EffectPage },
];

/** Content: the calendar of what is planned and published, and what came of it. */
const ContentPage = () => {
  const t = useT();
  return (
    <RoomPages
      label={t('content.pages')}
      first={{ name: 'content.page-calendar', page: <CalendarPage /> }}
      pages={pages}
    />
  );
};

export default ContentPage;
