import { useEffect, useMemo, useState } from 'react';
import { INBOX_EDITION } from '#lib/office/edition/inbox-edition';
import { inboxProblem } from '../../parts/inbox-problem';
import type { InboxProblem } from '../../parts/ProblemNotice';
import { inboxFileName } from '../../work/file-name';
import type { InboxSession } from '../../work/inbox-types';
import type { OwnFile } from '../../work/own-file';
import { type Renewal, readRenewal } from '../../work/renewal';
import { RenewScreen } from './RenewScreen';

interface RenewRouteProps {
  file: Pick<OwnFile, 'bareHash'>;
  session: Pick<InboxSession, 'name' | 'site'>;
  /** The sealed vault of this file, base64. */
  vault: string;
  onBack(): void;
}

/** A later program takes the place of this one in the inbox file: the open inbox itself writes it. */
export function RenewRoute({ file, session: { name, site }, vault, onBack }: RenewRouteProps) {
  const [renewal, setRenewal] = useState<Renewal | null>(null);
  const [href, setHref] = useState<string | null>(null);
  const [problem, setProblem] = useState<InboxProblem | null>(null);
  const ownHash = useMemo(() => file.bareHash(), [file]);
  useEffect(() => () => URL.revokeObjectURL(href ?? ''), [href]);

  async function choose(chosen: File) {
    setProblem(null);
    try {
      const read = readRenewal(new Uint8Array(await chosen.arrayBuffer()), file, { vault, name, site });
      if (read.isSame)
        setProblem({ title: '这就是现在用的程序。', todo: '不用换。要换的，请选新版的文件。' });
      else setRenewal(read);
    } catch (error) {
      setProblem(inboxProblem(error));
    }
  }

  return (
    <RenewScreen
      ownHash={ownHash}
      ownEdition={INBOX_EDITION}
      chosen={renewal}
      file={href === null ? null : { name: inboxFileName(name), href }}
      onChosen={(chosen) => void choose(chosen)}
      onCompared={() =>
        renewal && setHref(URL.createObjectURL(new Blob([renewal.text], { type: 'text/html' })))
      }
      onOther={() => setRenewal(null)}
      onBack={onBack}
      isBusy={false}
      problem={problem}
    />
  );
}
