import { Tabs } from 'antd';
import { useDeferredValue } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useT } from '../../app/appearance.tsx';
import { Page } from '../../components/page.tsx';
import { DropZone } from './drop-zone.tsx';
import { NothingDropped } from './empty.tsx';
import { ImportHistory } from './history.tsx';
import { useImportFiles } from './import-files.tsx';
import { ImportFlow } from './import-flow.tsx';
import './styles/index.css';

const tabs = ['new', 'history'] as const;

const ImportsPage = () => {
  const t = useT();
  const [location, go] = useLocation();
  const tab = location.startsWith('/history') ? 'history' : 'new';
  // The click is answered at once; the grid behind it is drawn piece by piece.
  const shown = useDeferredValue(tab);
  const imports = useImportFiles();
  const add = (files: readonly File[]): void => {
    // More files join those at hand: what was checked is checked again with them.
    if (imports.batch.stage.name === 'checked') void imports.batch.back();
    if (imports.batch.stage.name === 'committed') imports.batch.goOn();
    imports.add(files);
    go('/');
  };
  const bar: ReactNode = (
    <Tabs
      className="page-tabs"
      activeKey={tab}
      onChange={(next) => go(next === 'history' ? '/history' : '/')}
      items={tabs.map((one) => ({ key: one, label: t(`imports.tab-${one}`) }))}
    />
  );
  return (
    <DropZone onFiles={add}>
      {(choose) => {
        if (shown === 'history') return <ImportHistory bar={bar} />;
        if (imports.files.length === 0)
          return (
            <Page title={t('imports.title')} filters={bar} scroll>
              <NothingDropped choose={choose} />
            </Page>
          );
        return <ImportFlow bar={bar} imports={imports} chooseFiles={choose} />;
      }}
    </DropZone>
  );
};

export default ImportsPage;
