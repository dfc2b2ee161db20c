import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../parts/fields/Button';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { useAction } from '../../parts/use-action';
import type { Joining } from '../../work/people/people-types';

interface JoinFlowProps {
  joining: Joining;
  /** The site knows this inbox, or the clerk wants to read files meanwhile. */
  onOpen(): void;
}

/** A colleague's file, opened first: it joins the office by its invitation, without being asked. */
export function JoinFlow({ joining, onOpen }: JoinFlowProps) {
  const [refused, setRefused] = useState<'used' | 'void' | null>(null);
  const { problem, run } = useAction();
  const ask = useCallback(
    () =>
      run(async () => {
        setRefused(null);
        const state = await joining.join();
        if (state === 'active') onOpen();
        else setRefused(state);
      }),
    [run, joining, onOpen],
  );
  useEffect(() => {
    void ask();
  }, [ask]);

  if (refused === null && problem === null)
    return (
      <Screen title="正在问网站认不认识这个收件箱">
        <p role="status">请稍等。</p>
      </Screen>
    );
  return (
    <Screen key={refused} title={refused === null ? '现在没有连上' : '网站不认识这个收件箱'}>
      <ProblemNotice problem={problem} />
      {refused === null && <p>文件没有坏，什么都没有丢。能连上网站以后，再打开它，接着就能用。</p>}
      {refused === 'used' && (
        <p>
          这个收件箱停用了，或者邀请已经被另一个文件用了。不是您自己用的，请马上告诉同事，在“同事”一页里看一看。
        </p>
      )}
      {refused === 'void' && (
        <p>
          邀请过期了，或者作废了（更换了密钥，以前的邀请都作废）；也可能这个收件箱停用了，或者超过90天没有打开。请同事再添加一次；超过90天的，也可以请管理网站的同志运行{' '}
          <code>npm run office -- devices --renew</code>。
        </p>
      )}
      <p>先打开，可以看用文件传送来的反馈。</p>
      <p className="row">
        <Button label="再试一次" onClick={() => void ask()} />
        <Button kind="second" label="先打开" onClick={onOpen} />
      </p>
    </Screen>
  );
}
