import type { ReactNode } from 'react';
import { Button } from '../../parts/fields/Button';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';

interface AgainProps {
  problem: InboxProblem | null;
  isBusy: boolean;
  /** Asks the site again. */
  onAgain(): void;
  onOpen(): void;
}

/** The site cannot be asked how far a set-up is. */
export function UnreachableScreen({ problem, onByFile, ...again }: AgainProps & { onByFile(): void }) {
  return (
    <Screen title="现在问不到网站">
      <ProblemNotice problem={problem} />
      <p>
        文件没有坏。开办还没有完的，连上网站以后接着做下一步；已经完了的，没有网络也能打开，看用文件传送来的反馈。
      </p>
      <Again {...again}>
        <Button kind="second" label="这台电脑不联网，用文件开办" onClick={onByFile} />
      </Again>
    </Screen>
  );
}

/** The site says that it knows no such device, and the set-up's time is over. */
export function UnrecognisedScreen({ problem, ...again }: AgainProps) {
  return (
    <Screen title="网站不认识这个文件">
      <ProblemNotice problem={problem} />
      <p>
        可能是开办没有在24小时里办完，还没有启用；可能是启用以后又停用了；也可能是网站正在维修，或者恢复了以前的备份。
      </p>
      <p>
        <strong>不要删除这个文件，也不要处理恢复单：</strong>
        启用过的，反馈只有用它们才能打开。请管理网站的同志运行 <code>npm run office -- devices</code>{' '}
        看一看。从来没有启用过的，请他再运行一遍 <code>npm run office -- setup</code>，从头开始。
      </p>
      <Again {...again} />
    </Screen>
  );
}

function Again({
  isBusy,
  onAgain,
  onOpen,
  children,
}: Omit<AgainProps, 'problem'> & { children?: ReactNode }) {
  return (
    <p className="row">
      <Button label="再试一次" onClick={onAgain} disabled={isBusy} />
      <Button kind="second" label="先打开" onClick={onOpen} />
      {children}
    </p>
  );
}
