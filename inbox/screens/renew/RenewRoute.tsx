import { useMemo, useState } from 'react';
import { INBOX_EDITION } from '#lib/office/edition/inbox-edition';
import { useAction } from '../../parts/use-action';
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
  const [made, setMade] = useState<File | null>(null);
  const { problem, setProblem, run } = useAction();
  const ownHash = useMemo(() => file.bareHash(), [file]);

  async function choose(chosen: File) {
    const read = readRenewal(new Uint8Array(await chosen.arrayBuffer()), file, { vault, name, site });
    if (read.isSame) setProblem({ title: '这就是现在用的程序。', todo: '不用换。要换的，请选新版的文件。' });
    else setRenewal(read);
  }

  return (
    <RenewScreen
      ownHash={ownHash}
      ownEdition={INBOX_EDITION}
      chosen={renewal}
      file={made}
      onChosen={(chosen) => void run(() => choose(chosen))}
      onCompared={() =>
        renewal && setMade(new File([renewal.text], inboxFileName(name), { type: 'text/html' }))
      }
      onOther={() => setRenewal(null)}
      onBack={onBack}
      problem={problem}
    />
  );
}
