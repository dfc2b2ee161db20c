import { useCallback, useState } from 'react';
import type { InvitationData } from '#lib/office/inbox-file';
import { offeredPassphrase } from '#lib/office/passphrase';
import { passphraseWeakness } from '#lib/office/passphrase-strength';
import { SaveLink } from '../../parts/fields/SaveLink';
import { useIdleLock } from '../../parts/IdleLock';
import { Screen } from '../../parts/Screen';
import { useAction } from '../../parts/use-action';
import { OfficeError } from '../../work/office-response';
import type { OwnFile } from '../../work/own-file';
import { type OpenedInvitation, openInvitationFile } from '../../work/people/people';
import type { Platform } from '../../work/platform';
import { OwnPassphraseScreen } from './OwnPassphraseScreen';
import { TemporaryPassphraseScreen } from './TemporaryPassphraseScreen';

interface InvitedFlowProps {
  file: OwnFile;
  data: InvitationData;
  platform: Platform;
}

/** An invitation file's screens: the temporary passphrase, one's own, and saving the own file. */
export function InvitedFlow({ file, data, platform }: InvitedFlowProps) {
  const [opened, setOpened] = useState<OpenedInvitation | null>(null);
  const [state, setState] = useState<'open' | 'used' | 'void'>('open');
  const [saved, setSaved] = useState<File | null>(null);
  const { isBusy, wrongs, problem, run } = useAction();

  // What the temporary passphrase opened is not left to whoever comes by.
  useIdleLock(
    platform.clock,
    useCallback(() => setOpened(null), []),
  );

  if (state === 'used')
    return (
      <Screen title="这份邀请已经用过了">
        <p>邀请只能用一次。请打开后来保存的“{data.name}的收件箱.html”。</p>
        <p>
          不是您自己用的，就可能有人拿到了这个文件和临时口令：请马上告诉同事，在“同事”一页里停用那个收件箱。
        </p>
        <p>这个文件再也开不出收件箱，但是里面还锁着办公室的钥匙。请把它删掉，U盘里的也删掉，再清空回收站。</p>
      </Screen>
    );
  if (state === 'void')
    return (
      <Screen title="这份邀请没有用了">
        <p>邀请只在七天里有用；邀请的人停用了，邀请也作废。什么都没有丢。</p>
        <p>请同事再添加一次，用新的文件。这个文件里还锁着办公室的钥匙，请把它删掉。</p>
      </Screen>
    );
  if (saved)
    return (
      <Screen title="保存您的收件箱文件">
        <p className="note warn">
          <strong>现在还没有启用。</strong>保存好、重新打开以后才能用。
        </p>
        <p>
          <SaveLink file={saved} />
        </p>
        <h2>保存以后怎样做</h2>
        <ol>
          <li>浏览器一般把它放在“下载”文件夹。请移到您记得住的地方，再复制一份到U盘，锁好。</li>
          <li>关掉这一页，双击打开“{saved.name}”，输入您自己的口令。连着网，它自己就启用了。</li>
          <li>能用了，就把“首次打开”的那个文件删掉：它没有别的用处，里面还锁着办公室的钥匙。</li>
        </ol>
        <p>
          没有看到下载？再点一次上面的按钮，每次保存的都是同一个文件。在重新打开它以前，不要删除“首次打开”的文件。
        </p>
      </Screen>
    );
  if (!opened)
    return (
      <TemporaryPassphraseScreen
        name={data.name}
        site={data.site}
        isBusy={isBusy}
        wrongs={wrongs}
        problem={problem}
        onOpen={(passphrase) =>
          void run(async () => {
            const invitation = await openInvitationFile(platform, data, passphrase);
            // Without a network the own file can be made all the same: it joins later.
            const now = await invitation.state().catch((error: unknown) => {
              if (error instanceof OfficeError) return 'open' as const;
              throw error;
            });
            setState(now);
            setOpened(invitation);
          })
        }
      />
    );
  return (
    <OwnPassphraseScreen
      name={opened.name}
      invitedAs={opened.role}
      site={data.site}
      offer={() => offeredPassphrase(platform.random)}
      weakness={(passphrase) => passphraseWeakness(passphrase, [opened.name, data.site])}
      isBusy={isBusy}
      problem={problem}
      onDone={(passphrase) =>
        void run(async () => {
          const made = await opened.accept(passphrase);
          setSaved(new File([file.withData(made.data)], made.fileName, { type: 'text/html' }));
          setOpened(null);
        })
      }
    />
  );
}
