import type { ReactNode } from 'react';
import { StateVariant } from '#components/page/StateVariant';
import { Fingerprint } from '#components/text/Fingerprint';
import { Moment } from '#components/text/Moment';
import type { NoticeEvent } from '#lib/model/event';
import { wordsOfSetBack, wordsOfTotals } from '#lib/model/ledger/ledger';
import type { Notice } from '#lib/model/notice';
import { windowInWords } from '#lib/model/window';

interface HistoryProps {
  notice: Notice;
  /** The address of the notice's text (.txt). */
  text: string;
}

/**
 * The history of a published notice, newest first, and the fingerprint of its text with instructions to verify it.
 * Openings and closings are left out: they follow from the window. It is folded, unless it tells of a correction: links
 * lead to that one, and old engines do not unfold what a link leads into.
 */
export function History({ notice: { slug, events, fingerprint, version }, text }: HistoryProps) {
  const told = events.toReversed().map((event) => ({ event, words: wordsOf(event) }));
  if (told.length === 0) return null;
  const hasProgress = events.some(({ kind }) => kind === 'progress');
  return (
    <details id="history" open={version !== null && version > 1}>
      <summary>
        <h2>{hasProgress ? '发布、更正和进展记录、正文指纹' : '发布和更正记录、正文指纹'}</h2>
      </summary>
      <ul className="history">
        {told.map(
          ({ event, words }) =>
            words && (
              <Variant key={event.name} event={event}>
                <li>
                  <strong>
                    <Moment at={event.at} />
                  </strong>{' '}
                  {words}
                </li>
              </Variant>
            ),
        )}
      </ul>
      <p className="verify">
        正文指纹（SHA-256）：
        <Fingerprint hex={fingerprint} />
      </p>
      <p className="verify hint">
        核对：下载
        <a href={text} download="">
          正文
        </a>
        （网址后面加 .txt），用 <code>certutil -hashfile {slug}.txt SHA256</code>（Windows）或{' '}
        <code>shasum -a 256 {slug}.txt</code>（其他电脑）算出来的应与指纹相同。
      </p>
    </details>
  );
}

/** Makes withdrawal and outcome variants: a page is rendered before their moments. */
function Variant({ event: { kind }, children }: { event: NoticeEvent; children: ReactNode }) {
  if (kind === 'withdrawn') return <StateVariant when="withdrawn">{children}</StateVariant>;
  const isOfOutcome = kind === 'outcome' || kind === 'outcome-corrected';
  return isOfOutcome ? <StateVariant when="outcome">{children}</StateVariant> : children;
}

/** The text of an event; null for one that the history leaves out. */
function wordsOf(event: NoticeEvent): ReactNode {
  switch (event.kind) {
    case 'published':
      return '发布';
    case 'corrected':
      return (
        <>
          更正（第{event.version}版）：{sentence(event.what)}原因：{sentence(event.why)}
          {event.before === event.after ? (
            '正文没有变。'
          ) : (
            <>
              指纹由 <Fingerprint hex={event.before} /> 变为 <Fingerprint hex={event.after} />
            </>
          )}
        </>
      );
    case 'progress':
      return (
        <>
          整改进展（第{event.version}版）：{event.items && '台账'}有{event.rows}项更新
          {wordsOfSetBack(event.setBack)}；{wordsOfTotals(event.totals)}。
          {event.items &&
            `正文各条有${event.items.count}项更新${wordsOfSetBack(event.items.setBack)}；${wordsOfTotals(event.items.totals)}。`}
          指纹由 <Fingerprint hex={event.before} /> 变为 <Fingerprint hex={event.after} />
        </>
      );
    case 'window-changed':
      return (
        <>
          公示期调整（第{event.version}版）：由{windowInWords(event.before)}改为{windowInWords(event.after)}
          。原因：
          {sentence(event.why)}
        </>
      );
    case 'withdrawn':
      return <>撤回。原因：{sentence(event.reason)}</>;
    case 'outcome':
      return '公布反馈情况';
    case 'outcome-corrected':
      return (
        <>
          更正反馈情况：{sentence(event.what)}原因：{sentence(event.why)}
        </>
      );
    case 'opened':
    case 'closed':
      return null;
  }
}

/** Adds a full stop where there is none. */
function sentence(words: string): string {
  return /[。！？]$/.test(words) ? words : `${words}。`;
}
