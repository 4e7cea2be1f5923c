import { comparisonFormats } from '../../../shared/contract/retrospectives.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { ExportDialog } from './export-dialog.tsx';

/** Campaigns side by side as a file, in a language, with small groups hidden when asked. */
export const CompareExport = ({ campaignUids }: { readonly campaignUids: readonly string[] }) => {
  const t = useT();
  return (
    <ExportDialog
      title={t('words.compare-export')}
      formats={comparisonFormats.map((value) => ({ value, label: t(`exports.format-${value}`) }))}
      maskText={t('words.compare-mask')}
      make={(wishes, signal) =>
        client.retrospectives.exportComparison(
          { campaignUids: [...campaignUids], ...wishes },
          { signal },
        )
      }
    />
  );
};
