import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useT } from '../../app/appearance.tsx';

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** Gets the function that opens the file chooser. */
  readonly children: (choose: () => void) => ReactNode;
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** The whole page takes dropped files; a chooser does the same by click or keyboard. */
export const DropZone = ({ onFiles, children }: DropZoneProps) => {
  const t = useT();
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className="drop-zone"
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false);
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <input
        ref={setInput}
        type="file"
        multiple
        hidden
        data-testid="import-files"
        accept=".xlsx,.xlsm,.xls,.et,.ods,.csv,.tsv,.txt,.html,.htm,.xml,.zip,.gz"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      {children(() => input?.click())}
      {over && <div className="drop-cover">{t('imports.drop-here')}</div>}
    </div>
  );
};
