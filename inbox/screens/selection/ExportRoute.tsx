import { useEffect, useState } from 'react';
import type { InboxRow } from '../../list/row';
import { inboxProblem } from '../../parts/inbox-problem';
import type { InboxProblem } from '../../parts/ProblemNotice';
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
  const [file, setFile] = useState<{ name: string; href: string } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<InboxProblem | null>(null);
  const href = file?.href;
  useEffect(() => () => URL.revokeObjectURL(href ?? ''), [href]);

  async function write(format: SelectionFormat) {
    setIsBusy(true);
    setProblem(null);
    try {
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
      setFile({ name: exportFileName(session.today(), format), href: URL.createObjectURL(blob) });
    } catch (error) {
      setProblem(inboxProblem(error));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <ExportScreen
      count={chosen.length}
      file={file}
      onExport={(format) => void write(format)}
      onBack={onBack}
      isBusy={isBusy}
      problem={problem}
    />
  );
}
