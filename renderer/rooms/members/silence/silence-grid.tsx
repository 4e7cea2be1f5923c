import { Button } from 'antd';
import { useMemo, useState } from 'react';
import {
  silenceSorts,
  type SilenceQuestion,
  type SilenceRow,
} from '../../../../shared/contract/silence.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useGeneration } from '../../../app/generation.ts';
import { useSettings } from '../../../app/program.tsx';
import { useFailureToast } from '../../../app/toasts.tsx';
import { DataGrid, type BlockRequest, type GridSort } from '../../../components/data-grid.tsx';
import { noPicks } from '../../../components/picks.ts';
import { client } from '../../../rpc/client.ts';
import { saveFile } from '../../../rpc/files.ts';
import { EditMany } from '../edit-many.tsx';
import { useMemberSelection } from '../selection.ts';
import { silenceColumns, silenceText } from './columns.ts';
import { useSilenceBlocks } from './queries.ts';

export type GroupQuestion = Omit<SilenceQuestion, 'sort'>;

interface SilenceGridProps {
  readonly question: GroupQuestion;
  readonly openUid: string | null;
  readonly onOpen: (uid: string) => void;
}

const sortAsked = (asked: GridSort | null): SilenceQuestion['sort'] => {
  const column = silenceSorts.find((name) => name === asked?.column);
  return column === undefined ? null : { column, descending: asked?.descending ?? false };
};

/** The members of one group with what speaks for it; any of them can be chosen, tagged and exported. */
export const SilenceGrid = ({ question, openUid, onOpen }: SilenceGridProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { currency } = useSettings();
  const failureToast = useFailureToast();
  const { group } = question;
  const words = useMemo(() => ({ language, currency, group }), [language, currency, group]);
  const columns = useMemo(() => silenceColumns(words), [words]);
  const blocks = useSilenceBlocks(useGeneration());
  const [sort, setSort] = useState<SilenceQuestion['sort']>(null);
  const [editing, setEditing] = useState(false);
  const [busy, setBusy] = useState(false);
  const selection = useMemberSelection({ kind: 'silence' as const, ...question, sort }, editing);
  const { chosen } = selection;
  const load = async (request: BlockRequest) => {
    const block = await blocks({ ...question, sort: sortAsked(request.sort) }, request);
    selection.onView(block.generation);
    return block;
  };
  const exportChosen = async (): Promise<void> => {
    if (chosen === null) return;
    setBusy(true);
    try {
      const { generation, ranges } = chosen;
      const { handle } = await client.silence.export({
        ...question,
        sort,
        chosen: { generation, ranges },
      });
      await saveFile(handle);
    } catch (error) {
      failureToast(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <DataGrid<SilenceRow>
        label={t(`silence.group-${group}`)}
        columns={columns}
        onSort={(next) => setSort(sortAsked(next))}
        rowKey={({ member }) => member.uid}
        viewKey={JSON.stringify(question)}
        load={load}
        onOpen={({ member }) => onOpen(member.uid)}
        openOnClick
        openKey={openUid}
        emptyText={t('silence.empty-list')}
        picking={{
          picks: selection.picks,
          onPick: selection.onPick,
          countText: t('selection.count', { count: selection.count }),
          actions: (
            <>
              <Button disabled={chosen === null} onClick={() => setEditing(true)}>
                {t('silence.tag')}
              </Button>
              <Button loading={busy} disabled={chosen === null} onClick={() => void exportChosen()}>
                {t('silence.export-chosen')}
              </Button>
            </>
          ),
          cellText: (row, column) => silenceText(words, row, column),
        }}
      />
      {editing && chosen !== null && (
        <EditMany
          chosen={chosen}
          onClose={() => setEditing(false)}
          onDone={() => {
            selection.onPick(noPicks);
            setEditing(false);
          }}
        />
      )}
    </>
  );
};
