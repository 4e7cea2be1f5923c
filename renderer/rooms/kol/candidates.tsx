import type { ColDef } from 'ag-grid-community';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { kolSorts, type KolRow } from '../../../shared/contract/kol.ts';
import { LOVE_FADING } from '../../../shared/domain/metrics/love.ts';
import {
  ACTIVE_MONTHS,
  ACTIVE_OF_MONTHS,
  FEEDBACK_DAYS,
  loyaltyTraits,
  SUPPORT_PLATFORMS,
  TRUST_ORDERS,
} from '../../../shared/domain/metrics/loyalty.ts';
import { DIRECT_STRENGTH, INDIRECT_STRENGTH } from '../../../shared/domain/metrics/reach.ts';
import { formatNumber, unknown } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { DataGrid } from '../../components/data-grid.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';
import { useCommunityNames } from '../events/queries.ts';

interface CandidatesProps {
  readonly openUid: string | null;
  readonly onOpen: (uid: string) => void;
}

/** Members by love × reach, each with what speaks for it; a click explains one. */
export const Candidates = ({ openUid, onOpen }: CandidatesProps) => {
  const t = useT();
  const failureToast = useFailureToast();
  const [communityUid, setCommunity] = useState<string | null>(null);
  const [sort, setSort] = useState<(typeof kolSorts)[number]>('gravity');
  const [busy, setBusy] = useState(false);
  const communities = useCommunityNames().data?.rows ?? [];
  const columns = useColumns();
  const exportAll = async (): Promise<void> => {
    setBusy(true);
    try {
      const { handle } = await client.kol.exportList({ communityUid, sort });
      await saveFile(handle);
    } catch (error) {
      failureToast(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="kol-line">
        <Select
          aria-label={t('kol.community')}
          value={communityUid ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={(uid) => setCommunity(uid === '' ? null : uid)}
          options={[
            { value: '', label: t('kol.all-communities') },
            ...communities.map(({ uid, name }) => ({ value: uid, label: name })),
          ]}
        />
        <Select
          aria-label={t('kol.sort-by')}
          value={sort}
          popupMatchSelectWidth={false}
          onChange={setSort}
          options={kolSorts.map((value) => ({ value, label: t(`kol.sort-${value}`) }))}
        />
        <Button loading={busy} onClick={() => void exportAll()}>
          {t('kol.export')}
        </Button>
        <Definitions />
      </div>
      <DataGrid<KolRow>
        label={t('kol.tab-list')}
        columns={columns}
        rowKey={(row) => row.uid}
        viewKey={`${communityUid ?? ''} ${sort}`}
        load={({ offset, limit, signal }) =>
          client.kol.list({ communityUid, sort, offset, limit }, { signal })
        }
        onOpen={(row) => onOpen(row.uid)}
        openOnClick
        openKey={openUid}
        emptyText={t('kol.list-empty')}
      />
    </>
  );
};

/** Counts; the others are measures with one decimal. */
const whole: ReadonlySet<string> = new Set(['level', 'direct', 'brought', 'events', 'orders']);

const useColumns = (): ColDef<KolRow>[] => {
  const t = useT();
  const { language } = useAppearance();
  return useMemo(() => {
    const number = (
      column: 'gravity' | 'love' | 'reach' | 'level' | 'direct' | 'brought' | 'events' | 'orders',
      width = 80,
    ): ColDef<KolRow> => ({
      colId: column,
      headerName: t(`kol.column-${column}`),
      width,
      cellClass: 'number',
      headerClass: 'number',
      valueGetter: ({ data }) => {
        if (data === undefined) return '';
        const value = data[column];
        return value === null ? unknown : formatNumber(language, value, whole.has(column) ? 0 : 1);
      },
    });
    const traits = (row: KolRow): string =>
      loyaltyTraits
        .filter((trait) => row.traits[trait] === true)
        .map((trait) => t(`kol.trait-${trait}`))
        .join(t('common.list-separator'));
    const told = (row: KolRow): string =>
      loyaltyTraits
        .map((trait) => {
          const held = row.traits[trait];
          const state = held === null ? 'unknown' : held ? 'holds' : 'fails';
          return `${t(`kol.trait-${trait}`)}: ${t(`kol.trait-${state}`)}`;
        })
        .join('\n');
    return [
      {
        colId: 'name',
        headerName: t('kol.column-name'),
        flex: 1,
        minWidth: 120,
        valueGetter: ({ data }) => (data === undefined ? '' : (data.name ?? t('members.unnamed'))),
      },
      number('gravity', 100),
      number('love'),
      number('level', 60),
      number('reach'),
      {
        colId: 'loyalty',
        headerName: t('kol.column-loyalty'),
        width: 72,
        cellClass: 'number',
        headerClass: 'number',
        valueGetter: ({ data }) =>
          data === undefined
            ? ''
            : data.loyalty === null
              ? unknown
              : t('kol.loyalty-of', { score: data.loyalty, known: data.known }),
        tooltipValueGetter: ({ data }) => (data === undefined ? '' : told(data)),
      },
      {
        colId: 'traits',
        headerName: t('kol.column-traits'),
        width: 140,
        valueGetter: ({ data }) => (data === undefined ? '' : traits(data)),
        tooltipValueGetter: ({ data }) => (data === undefined ? '' : told(data)),
      },
      {
        colId: 'lastActiveDate',
        headerName: t('kol.column-lastActiveDate'),
        width: 112,
        valueGetter: ({ data }) => (data === undefined ? '' : (data.lastActiveDate ?? unknown)),
      },
      number('direct'),
      number('brought'),
      number('events'),
      number('orders', 72),
    ];
  }, [t, language]);
};

const Definitions = () => {
  const t = useT();
  return (
    <details className="kol-definitions">
      <summary>{t('kol.definitions')}</summary>
      <ul>
        <li>{t('kol.define-love', { fading: LOVE_FADING })}</li>
        <li>
          {t('kol.define-reach', {
            direct: DIRECT_STRENGTH,
            indirect: INDIRECT_STRENGTH,
            fading: LOVE_FADING,
          })}
        </li>
        <li>{t('kol.define-gravity')}</li>
        <li>
          {t('kol.define-loyalty', {
            of: ACTIVE_OF_MONTHS,
            months: ACTIVE_MONTHS,
            orders: TRUST_ORDERS,
            days: FEEDBACK_DAYS,
            platforms: SUPPORT_PLATFORMS,
          })}
        </li>
      </ul>
    </details>
  );
};
