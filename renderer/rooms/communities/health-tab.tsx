import { Alert, Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { HealthSheet } from '../../../shared/contract/community-health.ts';
import type { RowsOf } from '../../../shared/contract/rows.ts';
import { layers } from '../../../shared/domain/communities/layers.ts';
import type { Period } from '../../../shared/domain/periods/period.ts';
import { writingOf } from '../../../shared/domain/report/blocks/cells.ts';
import { healthBlocks } from '../../../shared/domain/report/blocks/health.ts';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useToday } from '../../app/today.ts';
import { FigureDrawer } from '../../components/figure-drawer.tsx';
import { figureRowsOf } from '../../components/figure-rows-of.ts';
import { ReportBlocks } from '../../components/report-blocks.tsx';
import { Computing } from './computing.tsx';
import { HealthPeriod, presetPeriod } from './health-period.tsx';
import { useHealth } from './queries.ts';
import { TrendChart } from './trend-chart.tsx';

/** The health of a community over a period, beside the equal period before it. */
export const HealthTab = ({ communityUid }: { readonly communityUid: string }) => {
  const t = useT();
  const today = useToday();
  const { currency } = useSettings();
  const [period, setPeriod] = useState<Period>(() => presetPeriod('last-30', today));
  const [opening, setOpening] = useState<ReportOpening | null>(null);
  const query = useHealth(communityUid, period);
  const close = useCallback(() => setOpening(null), []);
  const sheet = query.data;
  const rowsOf = (key: string): RowsOf => {
    const [when, rest] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)];
    const layer = layers.find((one) => one === rest);
    if (when === 'layer' && layer !== undefined)
      return { kind: 'layer', communityUid, ...period, layer };
    const span = when === 'before' ? (sheet?.previous ?? period) : period;
    return figureRowsOf(rest, { ...span, communityUid });
  };
  return (
    <div className="health-tab">
      <div className="community-scroll" tabIndex={0}>
        <div className="health-bar">
          <HealthPeriod
            period={period}
            today={today}
            onChange={(next) => {
              setOpening(null);
              setPeriod(next);
            }}
          />
          <Button disabled={sheet === undefined} onClick={() => window.print()}>
            {t('health.print')}
          </Button>
        </div>
        <Computing query={query} queryKey={['communities', 'health', communityUid]}>
          {(found) => <Sheet sheet={found} onOpen={setOpening} />}
        </Computing>
      </div>
      {opening !== null && (
        <FigureDrawer
          key={opening.key}
          opening={opening}
          currency={currency}
          of={rowsOf(opening.key)}
          onClose={close}
        />
      )}
    </div>
  );
};

interface SheetProps {
  readonly sheet: HealthSheet;
  readonly onOpen: (opening: ReportOpening) => void;
}

const Sheet = ({ sheet, onOpen }: SheetProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { currency, zone } = useSettings();
  const blocks = useMemo(
    () => healthBlocks(sheet, writingOf(language, currency, zone)),
    [sheet, language, currency, zone],
  );
  const noActivity = sheet.lines.find(({ now }) => now.id === 'active.members')?.now.reason;
  const { recorded } = sheet;
  const lastDay = sheet.period.to < sheet.today ? sheet.period.to : addDays(sheet.today, -1);
  return (
    <div className="health-sheet">
      <p className="secondary">
        {t('health.compared', {
          from: sheet.period.from,
          to: sheet.period.to,
          beforeFrom: sheet.previous.from,
          beforeTo: sheet.previous.to,
        })}
      </p>
      {sheet.period.to >= sheet.today && <Alert type="info" showIcon title={t('health.running')} />}
      {noActivity === 'no-data' && (
        <Alert
          type="info"
          showIcon
          title={t('health.no-activity')}
          action={<Link href="~/imports">{t('health.import')}</Link>}
        />
      )}
      {recorded.last !== null && recorded.last < lastDay && noActivity !== 'no-data' && (
        <Alert
          type="warning"
          showIcon
          title={t('health.recorded-until', { last: recorded.last })}
          action={<Link href="~/imports">{t('health.import')}</Link>}
        />
      )}
      {recorded.first !== null &&
        recorded.first > sheet.previous.from &&
        noActivity !== 'no-data' && (
          <Alert
            type="warning"
            showIcon
            title={t('health.recorded-from', { first: recorded.first })}
          />
        )}
      <section className="section">
        <TrendChart sheet={sheet} />
      </section>
      <section className="section">
        <ReportBlocks blocks={blocks} onOpen={onOpen} />
      </section>
    </div>
  );
};
