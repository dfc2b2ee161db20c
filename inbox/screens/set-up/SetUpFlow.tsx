import { useState } from 'react';
import type { SetUpData } from '#lib/office/inbox-file';
import { offeredPassphrase } from '#lib/office/passphrase';
import { passphraseWeakness } from '#lib/office/passphrase-strength';
import { Screen } from '../../parts/Screen';
import { useAction } from '../../parts/use-action';
import type { OwnFile } from '../../work/own-file';
import type { Platform } from '../../work/platform';
import { isSetUpOpen, parseIdentity, setUp } from '../../work/set-up';
import { type ChosenSetUp, NameScreen } from './NameScreen';
import { SaveFileScreen } from './SaveFileScreen';

interface SetUpFlowProps {
  file: OwnFile;
  data: SetUpData;
  platform: Platform;
}

/** What `开办收件箱.html` does: it makes the key and the inbox file. Nothing is sent; the saved file does what follows. */
export function SetUpFlow({ file, data, platform }: SetUpFlowProps) {
  const [saved, setSaved] = useState<File | null>(null);
  const { isBusy, problem, run } = useAction();

  async function make(chosen: ChosenSetUp) {
    const made = await setUp(platform, data, chosen);
    setSaved(new File([file.withData(made.data)], made.fileName, { type: 'text/html' }));
  }

  if (!isSetUpOpen(data, platform))
    return (
      <Screen title="这个文件过期了">
        <p>“开办收件箱.html”只在24小时里有用。什么都没有改变，网站照原来的办法收反馈。</p>
        <p>
          请管理网站的同志再运行一遍 <code>npm run office -- setup</code>
          ，用新写的文件。电脑的日期不对，也会这样说：请看看日期。
        </p>
      </Screen>
    );
  if (saved) return <SaveFileScreen file={saved} />;
  return (
    <NameScreen
      site={data.site}
      offer={() => offeredPassphrase(platform.random)}
      weakness={(passphrase, name) => passphraseWeakness(passphrase, [name, data.site])}
      parseKey={parseIdentity}
      onDone={(chosen) => void run(() => make(chosen))}
      isBusy={isBusy}
      problem={problem}
    />
  );
}
