import {
  BookOutlined,
  CalendarOutlined,
  FileDoneOutlined,
  FlagOutlined,
  ImportOutlined,
  ReadOutlined,
  ToolOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { lazy } from 'react';
import type { ComponentType, ReactNode } from 'react';
import type { MessageKey } from '../../shared/messages/translate.ts';

export interface Room {
  /** First part of the hash route: `#/members`. */
  readonly path: string;
  readonly name: MessageKey;
  readonly icon: ReactNode;
  /** Reached from other rooms; the rail does not name it. */
  readonly isAside?: boolean;
  /** Gets the rest of the route with wouter's `useLocation`, nested under `path`. */
  readonly page: ComponentType;
}

/** The rooms in the order of daily use. */
export const rooms: readonly Room[] = [
  {
    path: '/members',
    name: 'common.room-members',
    icon: <UserOutlined />,
    page: lazy(() => import('../rooms/members/page.tsx')),
  },
  {
    path: '/communities',
    name: 'common.room-communities',
    icon: <TeamOutlined />,
    page: lazy(() => import('../rooms/communities/page.tsx')),
  },
  {
    path: '/events',
    name: 'common.room-events',
    icon: <CalendarOutlined />,
    page: lazy(() => import('../rooms/events/page.tsx')),
  },
  {
    path: '/content',
    name: 'common.room-content',
    icon: <ReadOutlined />,
    page: lazy(() => import('../rooms/content/page.tsx')),
  },
  {
    path: '/campaigns',
    name: 'common.room-campaigns',
    icon: <FlagOutlined />,
    page: lazy(() => import('../rooms/campaigns/page.tsx')),
  },
  {
    path: '/retrospectives',
    name: 'common.room-retrospectives',
    icon: <FileDoneOutlined />,
    page: lazy(() => import('../rooms/retrospectives/page.tsx')),
  },
  {
    path: '/catalogue',
    name: 'catalogue.title',
    icon: <BookOutlined />,
    isAside: true,
    page: lazy(() => import('../rooms/catalogue/page.tsx')),
  },
  {
    path: '/imports',
    name: 'common.room-imports',
    icon: <ImportOutlined />,
    page: lazy(() => import('../rooms/imports/page.tsx')),
  },
  {
    path: '/workspace',
    name: 'common.room-workspace',
    icon: <ToolOutlined />,
    page: lazy(() => import('../rooms/workspace/page.tsx')),
  },
];
