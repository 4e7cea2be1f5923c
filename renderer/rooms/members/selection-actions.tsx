import { Button } from 'antd';
import { useState } from 'react';
import type { ListColumn, MemberViewInput } from '../../../shared/contract/member-filters.ts';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';
import { AwardBadge } from './badges/award.tsx';
import type { ChosenMembers } from './selection.ts';

interface SelectionActionsProps {
  readonly selection: ChosenMembers<MemberViewInput>;
  /** In the order of the grid. */
  readonly columns: readonly ListColumn[];
  readonly onEdit: () => void;
}

/** What can be done with the chosen members. */
export const SelectionActions = ({
  selection: { chosen },
  columns,
  onEdit,
}: SelectionActionsProps) => {
  const t = useT();
  const failureToast = useFailureToast();
  const [busy, setBusy] = useState(false);
  const [awarding, setAwarding] = useState(false);
  const exportChosen = async (): Promise<void> => {
    if (chosen === null) return;
    setBusy(true);
    try {
      const { handle } = await client.members.exportSelection({ ...chosen, columns: [...columns] });
      await saveFile(handle);
    } catch (error) {
      failureToast(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button disabled={chosen === null} onClick={onEdit}>
        {t('selection.edit')}
      </Button>
      <Button disabled={chosen === null} onClick={() => setAwarding(true)}>
        {t('badges.award-many')}
      </Button>
      {awarding && chosen !== null && (
        <AwardBadge to={{ selection: chosen }} onClose={() => setAwarding(false)} />
      )}
      <Button loading={busy} disabled={chosen === null} onClick={() => void exportChosen()}>
        {t('selection.export')}
      </Button>
    </>
  );
};
