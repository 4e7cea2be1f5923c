import { Route } from 'wouter';
import './members.css';
import { useT } from '../../app/appearance.tsx';
import { RoomPages, type RoomPage } from '../../components/room-pages.tsx';
import { BadgesPage } from './badges/page.tsx';
import { DuplicatesPage } from './duplicates-page.tsx';
import { KolPage } from '../kol/kol-page.tsx';
import { ReferralsPage } from '../referrals/referrals-page.tsx';
import { PersonaPage } from './persona/persona-page.tsx';
import { GrowthPage } from './growth/growth-page.tsx';
import { FieldsPage } from './fields/page.tsx';
import { ListPage } from './list-page.tsx';
import { SegmentsPage } from './segments/page.tsx';
import { SilencePage } from './silence/silence-page.tsx';
import { TiersPage } from './tiers/tiers-page.tsx';

const pages: readonly RoomPage[] = [
  { path: '/segments', name: 'segments.page', page: SegmentsPage },
  { path: '/tiers', name: 'tiers.title', page: TiersPage },
  { path: '/persona', name: 'persona.title', page: PersonaPage },
  { path: '/growth', name: 'trends.title', page: GrowthPage },
  { path: '/silence', name: 'silence.title', page: SilencePage },
  { path: '/kol', name: 'kol.title', page: KolPage },
  { path: '/referrals', name: 'referrals.title', page: ReferralsPage },
  { path: '/duplicates', name: 'members.duplicates', page: DuplicatesPage },
  { path: '/fields', name: 'customFields.title', page: FieldsPage },
  { path: '/badges', name: 'badges.title', page: BadgesPage },
];

/** Members: the grid with one of them in the drawer, and what can be asked of them all. */
const MembersPage = () => {
  const t = useT();
  return (
    <RoomPages
      label={t('members.pages')}
      first={{
        name: 'members.page-list',
        page: <Route path="/:uid?">{({ uid }) => <ListPage uid={uid ?? null} />}</Route>,
      }}
      pages={pages}
    />
  );
};

export default MembersPage;
