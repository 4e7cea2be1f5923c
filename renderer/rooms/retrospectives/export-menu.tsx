import { reportFormats } from '../../../shared/contract/retrospectives.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { ExportDialog } from './export-dialog.tsx';

interface ExportMenuProps {
  readonly campaignUid: string;
  readonly version: number | null;
}

/** A retrospective as a file, as it is now or as a version was signed. */
export const ExportMenu = ({ campaignUid, version }: ExportMenuProps) => {
  const t = useT();
  return (
    <ExportDialog
      title={t('retrospectives.export-title')}
      formats={reportFormats.map((value) => ({
        value,
        label: (
          <>
            {t(`exports.format-${value}`)}
            <span className="secondary"> · {t(`exports.hint-${value}`)}</span>
          </>
        ),
      }))}
      maskText={t('retrospectives.mask')}
      make={(wishes, signal) =>
        client.retrospectives.export({ campaignUid, version, ...wishes }, { signal })
      }
    />
  );
};
