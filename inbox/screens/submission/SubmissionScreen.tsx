import { type ReactNode, useEffect, useRef } from 'react';
import { UNREADABLE } from '#lib/feedback/export/opened';
import type { InboxRow } from '../../list/row';
import { Button } from '../../parts/fields/Button';
import { PrintedForm } from '../../parts/PrintedForm';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { SubmissionFacts } from '../../parts/SubmissionFacts';
import { SubmissionHistory } from '../../parts/SubmissionHistory';
import { WrittenBlock } from '../../parts/Written';
import type { SubmissionDoubt } from '../../work/inbox-types';

/** The acts that a submission's screen offers. */
export type Doing = 'answer' | 'state' | 'internal' | 'destroy';

const DOUBTS = {
  'other-notice': '这一件加密的内容写的是另一篇通报，和服务器说的不一样。请告诉管理网站的同志。',
  'other-row': '这一件加密的内容里，编号或者收到日期和服务器说的不一样。请告诉管理网站的同志。',
  history: '办理经过不完整，中间少了几条。请告诉管理网站的同志。',
  'other-hash': '服务器给的这一件，和它自己的目录对不上，可能被换过。请告诉管理网站的同志。',
  'other-words': '现在的内容和同事登记时签名的不一样，可能被换过。请当面问登记的同事，再告诉管理网站的同志。',
  copy: '服务器上有另一件和它一模一样，可能是复制的。请告诉管理网站的同志。',
} as const satisfies Record<SubmissionDoubt, string>;

interface SubmissionScreenProps {
  row: InboxRow;
  /** Words of the search by which it was found, normalised. */
  words: readonly string[];
  /** Whether this inbox may act, or only read. */
  mayAct: boolean;
  /** How many acts upon it wait to be sent. */
  waiting: number;
  /** What was just done; null for nothing. */
  done: string | null;
  /** What of it was not done; null for nothing. */
  problem: InboxProblem | null;
  /** What it is dealt with together with; null for nothing. */
  merged: ReactNode;
  /** What is proposed about it; null for nothing. */
  proposal: ReactNode;
  onDo(doing: Doing): void;
  onBack(): void;
  onPrint(): void;
  /** The submissions before and after it in the list; null at its ends. */
  previous: (() => void) | null;
  next: (() => void) | null;
  /** The office, as its printed form is headed. */
  site: string;
}

/** One submission, whole, with everything that came after it. */
export function SubmissionScreen(props: SubmissionScreenProps) {
  const {
    row,
    words,
    mayAct,
    waiting,
    done,
    problem,
    merged,
    proposal,
    onDo,
    onBack,
    onPrint,
    previous,
    next,
    site,
  } = props;
  const { submission, entries, reply } = row.opened;
  const told = useRef<HTMLParagraphElement>(null);
  // What became of an act is what a voice reads first.
  useEffect(() => {
    if (done !== null) told.current?.focus();
  }, [done]);
  return (
    <>
      <Screen
        key={row.id}
        title="一件反馈"
        wide
        actions={
          <>
            <Button kind="second" label="返回列表" onClick={onBack} />
            <Button kind="second" label="上一件" onClick={() => previous?.()} disabled={previous === null} />
            <Button kind="second" label="下一件" onClick={() => next?.()} disabled={next === null} />
            <Button kind="second" label="打印" onClick={onPrint} />
          </>
        }
      >
        {done && (
          <p className="note done" ref={told} tabIndex={-1}>
            {done}
          </p>
        )}
        {waiting > 0 && <p className="note">有{waiting}项要办的事还没有送到服务器，连上网以后自动送出。</p>}
        <ProblemNotice problem={problem} />
        {proposal}
        {merged}
        {mayAct ? (
          <p className="row doings">
            <Button label="答复" onClick={() => onDo('answer')} disabled={reply === null} />
            <Button kind="second" label="改状态" onClick={() => onDo('state')} />
            <Button kind="second" label="内部记录" onClick={() => onDo('internal')} />
            {proposal === null && <Button kind="second" label="提议删除" onClick={() => onDo('destroy')} />}
          </p>
        ) : (
          <p className="note">这个收件箱只能阅读，不能办理。</p>
        )}
        {mayAct && reply === null && (
          <p className="hint">
            这一件打不开，或者是改版以前收到的，写信人在网站上看不到答复。请用别的方式答复，再改状态。
          </p>
        )}
        {row.opened.doubts.map((doubt) => (
          <p key={doubt} className="note warn">
            {DOUBTS[doubt]}
          </p>
        ))}
        <div className="two">
          <section className="facts" aria-label="基本情况">
            <SubmissionFacts row={row} words={words} />
          </section>
          <div>
            <h2>反馈内容</h2>
            {submission ? (
              <WrittenBlock text={submission.message} words={words} />
            ) : (
              <p className="note warn">
                {UNREADABLE}：这一件的数据坏了，或者是用别的私钥加密的。请记下编号，告诉管理网站的同志。
              </p>
            )}
            <h2>办理经过</h2>
            {entries.length === 0 ? (
              <p>还没有办理。</p>
            ) : (
              <SubmissionHistory entries={entries} words={words} />
            )}
          </div>
        </div>
      </Screen>
      <PrintedForm row={row} site={site} />
    </>
  );
}
