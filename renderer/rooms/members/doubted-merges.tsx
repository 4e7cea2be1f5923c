import { Button } from 'antd';
import type { DoubtedMerge } from '../../../shared/contract/members.ts';
import { formatDate } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { client } from '../../rpc/client.ts';
import { useMemberChange } from './queries.ts';

/** Merges over a phone that too many names have by now: to be taken apart, or to stand. */
export const DoubtedMerges = ({ rows }: { readonly rows: readonly DoubtedMerge[] }) => {
  const t = useT();
  const { zone } = useSettings();
  const { change, busy } = useMemberChange();
  const split = ({ keptUid, operationUid }: DoubtedMerge): void =>
    void change('members.split-toast', async () => ({
      uid: keptUid,
      operationUid: (await client.workspace.undo({ operationUid })).operationUid,
    })).catch(() => null);
  const keep = ({ uid }: DoubtedMerge): void =>
    void change('members.merge-kept-toast', () => client.members.keepMerge({ uid })).catch(
      () => null,
    );
  return (
    <section className="section doubted-merges" aria-labelledby="doubted-merges">
      <h2 id="doubted-merges">{t('members.doubted-merges', { count: rows.length })}</h2>
      <p className="quiet small">{t('members.doubted-help')}</p>
      <ul>
        {rows.map((row) => {
          const names = {
            name: row.goneName ?? t('members.unnamed'),
            into: row.keptName ?? t('members.unnamed'),
          };
          return (
            <li key={row.uid}>
              <span>
                <bdi>{t('members.doubted-pair', names)}</bdi>
                <span className="secondary">
                  {t('members.doubted-evidence', {
                    date: formatDate(row.atMs, zone),
                    phone: row.phone,
                    count: row.names,
                  })}
                </span>
              </span>
              <Button
                size="small"
                disabled={busy}
                aria-label={t('members.split-name', { name: names.name })}
                onClick={() => split(row)}
              >
                {t('members.split')}
              </Button>
              <Button
                size="small"
                disabled={busy}
                aria-label={t('members.keep-merge-name', names)}
                onClick={() => keep(row)}
              >
                {t('members.keep-merge')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
