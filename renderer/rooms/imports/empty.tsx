import { Button } from 'antd';
import { importKinds } from '../../../shared/domain/imports/kinds.ts';
import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';

/** Nothing dropped yet: what can be dropped, and templates for what no platform exports. */
export const NothingDropped = ({ choose }: { readonly choose: () => void }) => {
  const t = useT();
  const fail = useFailureToast();
  const template = async (kind: ImportKind): Promise<void> => {
    try {
      const { handle } = await client.imports.template({ kind });
      await saveFile(handle);
    } catch (error) {
      fail(error);
    }
  };
  return (
    <div className="drop-empty">
      <EmptyState
        sentence={
          <>
            {t('imports.empty-sentence')}
            <br />
            {t('imports.empty-safe')}
          </>
        }
        action={
          <div className="drop-actions">
            <Button type="primary" onClick={choose}>
              {t('imports.choose-files')}
            </Button>
            <span className="quiet">{t('imports.formats-hint')}</span>
          </div>
        }
      />
      <div className="templates">
        <p className="secondary">{t('imports.templates')}</p>
        <ul>
          {importKinds.map((kind) => (
            <li key={kind}>
              <Button
                aria-label={t('imports.template-download', { kind: t(`imports.kind-${kind}`) })}
                onClick={() => void template(kind)}
              >
                {t(`imports.kind-${kind}`)}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};
