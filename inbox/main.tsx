import { createRoot } from 'react-dom/client';
import { Screen } from './parts/Screen';
import { useNoSaving } from './screens/page-events';
import { InvitedFlow } from './screens/people/InvitedFlow';
import { SetUpFlow } from './screens/set-up/SetUpFlow';
import { VaultFlow } from './screens/VaultFlow';
import { type StartedInbox, startInbox } from './work/start';

// The office's inbox: begins with what its own file holds.

startInbox(({ file, platform, root }) => {
  createRoot(root, {
    // Nothing half drawn stays on the screen.
    onUncaughtError: () => {
      root.textContent =
        '收件箱出错了。已经送到服务器的不受影响，还没有送出的要重新办。请关掉这一页，再双击打开收件箱文件。';
    },
  }).render(<Inbox file={file} platform={platform} />);
});

function Inbox({ file, platform }: Pick<StartedInbox, 'file' | 'platform'>) {
  const { data } = file;
  useNoSaving();
  if (data === null)
    return (
      <Screen title="空白的收件箱">
        <p>这个文件里只有程序，没有任何人的钥匙，打不开反馈。</p>
        <p>请打开您自己的收件箱文件，名字像“张明的收件箱.html”。</p>
      </Screen>
    );
  if ('setup' in data) return <SetUpFlow file={file} data={data} platform={platform} />;
  if ('invitation' in data) return <InvitedFlow file={file} data={data} platform={platform} />;
  return <VaultFlow file={file} data={data} platform={platform} />;
}
