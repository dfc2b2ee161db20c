import { useState } from 'react';
import type { InboxRow } from '../../list/row';
import { useAction } from '../../parts/use-action';
import { exportFileName } from '../../work/file-name';
import type { InboxSession } from '../../work/inbox-types';
import { exportSelection, type SelectionFormat } from '../../work/selection/export-selection';
import { ExportScreen } from './ExportScreen';

interface ExportRouteProps {
  session: InboxSession;
  rows: readonly InboxRow[];
  onBack(): void;
}

/** Selected submissions are recorded as exported, and then written to a file. */
export function ExportRoute({ session, rows, onBack }: ExportRouteProps) {
  // What was asked twice is exported, though the list may change meanwhile.
  const [chosen] = useState(rows);
  const [file, setFile] = useState<File | null>(null);
  const { isBusy, problem, setProblem, run } = useAction();

  async function write(format: SelectionFormat) {
    const result = await session.record.noteExport(chosen.length);
    if (result !== 'applied' && result !== 'already') {
      setProblem({
        title: '没有导出。',
        todo: '没有能记进办理记录。请看看这台电脑的日期对不对，再试一次；还不行，请告诉管理网站的同志。',
      });
      return;
    }
    const blob = await exportSelection(
      format,
      chosen.map(({ opened }) => opened),
    );
    setFile(new File([blob], exportFileName(session.today(), format), { type: blob.type }));
  }

  return (
    <ExportScreen
      count={chosen.length}
      file={file}
      onExport={(format) => void run(() => write(format))}
      onBack={onBack}
      isBusy={isBusy}
      problem={problem}
    />
  );
}
