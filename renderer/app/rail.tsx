import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useT } from './appearance.tsx';
import { rooms } from './rooms.tsx';

const named = rooms.filter(({ isAside }) => isAside !== true);
const railKey = 'workstation.rail';

/** The rooms at the left: icon and word, or icons alone. */
export const Rail = ({ workspaceName }: { readonly workspaceName: string }) => {
  const t = useT();
  const [location] = useLocation();
  const [narrow, setNarrow] = useState(
    () => localStorage.getItem(railKey) === 'narrow' || window.innerWidth < 800,
  );
  useEffect(() => localStorage.setItem(railKey, narrow ? 'narrow' : 'wide'), [narrow]);
  return (
    <nav className="rail" data-narrow={narrow} aria-label={t('common.rooms')}>
      {!narrow && (
        <div className="rail-name">
          <div className="ellipsis" title={workspaceName}>
            {workspaceName}
          </div>
          <span className="quiet">{t('common.program-name')}</span>
        </div>
      )}
      {named.map((room) => {
        const here = location === room.path || location.startsWith(`${room.path}/`);
        return (
          <Tooltip key={room.path} title={narrow ? t(room.name) : ''} placement="right">
            <Link
              href={room.path}
              className="rail-link"
              aria-label={t(room.name)}
              {...(here ? { 'aria-current': 'page' as const } : {})}
            >
              <span aria-hidden="true">{room.icon}</span>
              {!narrow && t(room.name)}
            </Link>
          </Tooltip>
        );
      })}
      <span className="rail-gap" />
      <button
        type="button"
        className="rail-toggle"
        aria-expanded={!narrow}
        aria-label={t(narrow ? 'common.rail-expand' : 'common.rail-collapse')}
        onClick={() => setNarrow(!narrow)}
      >
        {narrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        {!narrow && t('common.rail-collapse')}
      </button>
    </nav>
  );
};
