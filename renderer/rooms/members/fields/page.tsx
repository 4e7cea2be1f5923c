import { Button, Tag } from 'antd';
import { useState } from 'react';
import type { CustomField } from '../../../../shared/contract/custom-fields.ts';
import { formatNumber } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useChange } from '../../../app/change.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Failure } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { client } from '../../../rpc/client.ts';
import { useFields } from '../queries.ts';
import { ConvertField } from './convert.tsx';
import { NameDialog } from './name-dialog.tsx';
import { NewField } from './new-field.tsx';
import { OptionsDialog } from './options-dialog.tsx';
import { useFieldUse } from './queries.ts';
import { RemoveField } from './remove.tsx';
import { UnfitValues } from './unfit.tsx';

type Dialog = 'rename' | 'convert' | 'options' | 'remove' | 'unfit';

/** The operators' own fields: what they are called, what they hold, and how many members have them. */
export const FieldsPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const fields = useFields();
  const use = useFieldUse();
  const { busy, change } = useChange('members');
  const [creating, setCreating] = useState(false);
  const [open, setOpen] = useState<{ readonly dialog: Dialog; readonly uid: string } | null>(null);
  const close = () => setOpen(null);
  const failed = (): void => undefined; // Said by `change`.
  const current = (fields ?? []).filter(({ archived }) => !archived);
  const chosen = fields?.find(({ uid }) => uid === open?.uid);
  const countsOf = ({ uid }: CustomField) => use.data?.find((one) => one.uid === uid);
  const shown = (count: number | undefined): string =>
    count === undefined ? '…' : formatNumber(language, count);
  const move = (place: number, by: -1 | 1) => {
    const uids = current.map(({ uid }) => uid);
    const [moved] = uids.splice(place, 1);
    uids.splice(place + by, 0, moved!);
    void change('customFields.reordered-toast', () => client.customFields.reorder({ uids })).catch(
      failed,
    );
  };
  const archive = ({ uid }: CustomField, archived: boolean) =>
    void change(archived ? 'customFields.archived-toast' : 'customFields.restored-toast', () =>
      client.customFields.archive({ uid, archived }),
    ).catch(failed);
  const button = (dialog: Dialog, field: CustomField, text: string) => (
    <Button
      size="small"
      aria-label={`${text} ${field.name}`}
      onClick={() => setOpen({ dialog, uid: field.uid })}
    >
      {text}
    </Button>
  );
  const row = (field: CustomField, place: number) => {
    const counts = countsOf(field);
    return (
      <tr key={field.uid}>
        <td>
          <strong>{field.name}</strong> {field.archived && <Tag>{t('customFields.archived')}</Tag>}
        </td>
        <td>
          {t(`customFields.kind-${field.kind}`)}
          {field.options.length > 0 && (field.kind === 'choice' || field.kind === 'multi') && (
            <div className="quiet field-options">
              {field.options.map(({ name }) => name).join(t('common.list-separator'))}
            </div>
          )}
        </td>
        <td className="number">{shown(counts?.values)}</td>
        <td className="number">
          {counts !== undefined && counts.unfit > 0 ? (
            <Button
              type="link"
              size="small"
              className="watch"
              aria-label={`${t('customFields.unfit-title', { name: field.name })} ${counts.unfit}`}
              onClick={() => setOpen({ dialog: 'unfit', uid: field.uid })}
            >
              {shown(counts.unfit)}
            </Button>
          ) : (
            shown(counts?.unfit)
          )}
        </td>
        <td>
          <div className="member-line">
            {!field.archived && (
              <>
                <Button
                  size="small"
                  disabled={busy || place === 0}
                  aria-label={t('customFields.up', { name: field.name })}
                  onClick={() => move(place, -1)}
                >
                  ↑
                </Button>
                <Button
                  size="small"
                  disabled={busy || place === current.length - 1}
                  aria-label={t('customFields.down', { name: field.name })}
                  onClick={() => move(place, 1)}
                >
                  ↓
                </Button>
              </>
            )}
            {button('rename', field, t('customFields.rename'))}
            {button('convert', field, t('customFields.convert'))}
            {(field.kind === 'choice' || field.kind === 'multi') &&
              button('options', field, t('customFields.edit-options'))}
            <Button
              size="small"
              title={t('customFields.archived-help')}
              aria-label={`${t(field.archived ? 'customFields.restore' : 'customFields.archive')} ${field.name}`}
              disabled={busy}
              onClick={() => archive(field, !field.archived)}
            >
              {t(field.archived ? 'customFields.restore' : 'customFields.archive')}
            </Button>
            {button('remove', field, t('customFields.remove'))}
          </div>
        </td>
      </tr>
    );
  };
  const create = (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('customFields.new')}
    </Button>
  );
  const empty = fields?.length === 0;
  return (
    <Page
      title={t('customFields.title')}
      state={
        fields === undefined || empty
          ? undefined
          : t('customFields.count', { count: fields.length })
      }
      actions={empty ? undefined : create}
      scroll
    >
      {use.error !== null && <Failure error={use.error} onRetry={() => void use.refetch()} />}
      {empty && <EmptyState sentence={t('customFields.empty')} action={create} />}
      {fields !== undefined && !empty && (
        <div className="table-scroll fields-table">
          <table className="plain-table" aria-label={t('customFields.title')}>
            <thead>
              <tr>
                <th>{t('customFields.name')}</th>
                <th>{t('customFields.kind')}</th>
                <th className="number">{t('customFields.values')}</th>
                <th className="number">{t('customFields.unfit')}</th>
                <th>{t('customFields.actions')}</th>
              </tr>
            </thead>
            <tbody>{fields.map(row)}</tbody>
          </table>
        </div>
      )}
      {creating && <NewField fields={fields ?? []} onClose={() => setCreating(false)} />}
      {chosen !== undefined && open?.dialog === 'rename' && (
        <NameDialog
          title={t('customFields.rename-title', { name: chosen.name })}
          name={chosen.name}
          others={(fields ?? []).map(({ name }) => name)}
          taken={t('customFields.name-taken')}
          busy={busy}
          onClose={close}
          onName={(name) =>
            void change('customFields.renamed-toast', () =>
              client.customFields.rename({ uid: chosen.uid, name }),
            ).then(close, failed)
          }
        />
      )}
      {chosen !== undefined && open?.dialog === 'convert' && (
        <ConvertField field={chosen} onClose={close} />
      )}
      {chosen !== undefined && open?.dialog === 'options' && (
        <OptionsDialog field={chosen} use={countsOf(chosen)} onClose={close} />
      )}
      {chosen !== undefined && open?.dialog === 'remove' && (
        <RemoveField field={chosen} values={countsOf(chosen)?.values ?? 0} onClose={close} />
      )}
      {chosen !== undefined && open?.dialog === 'unfit' && (
        <UnfitValues field={chosen} onClose={close} />
      )}
    </Page>
  );
};
