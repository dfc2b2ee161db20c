import { wordsOfSetBack, wordsOfTotals } from '#lib/model/ledger/ledger';
import { type ChangeRequest, changeSinceLast, nextVersion } from '#lib/versions/changes/next-version';
import { goesBack, type ProgressMade, progressBetween } from '#lib/versions/changes/progress';
import { privateDataReminder } from '#lib/versions/checked-notice';
import { type CommandResult, refuse } from '#lib/versions/command-result';

/**
 * Records the progress of a published notice (its ledger, the states of its items) as its next version, which is no correction and has no reasons.
 * Refused where anything else changed: that is for `correct`. A state that goes back is recorded too, and told to readers; staff
 * are told of it as well, since more often it is the wrong row.
 */
export function recordProgress(request: ChangeRequest): CommandResult {
  const { slug } = request;
  const change = changeSinceLast(request);
  if (!change.done) return change;
  const { checked, difference, outcome } = change;
  if (difference === null && outcome === null)
    return refuse(
      '没有新的进展：现在的内容和留存的版本一致。请先在台账 ledger.csv 或者各条的 state 里改好，再运行一次。',
    );
  const progress = progressBetween(change.last, change);
  if (outcome || !difference || !progress)
    return refuse(
      [
        '没有留存。除了整改进展和完成状态，还改了别的内容（- 是留存的，+ 是现在的）：',
        '',
        ...(difference?.lines ?? []),
        ...(outcome?.lines ?? []),
        '',
        `不是有意的改动，请改回去，再运行一次。确实要改的，运行 npm run notice -- correct ${slug}，写明更正了什么、为什么；进展也一起留存。`,
      ].join('\n'),
    );
  const setsBack = goesBack(progress);
  const { files, messages } = nextVersion(change, request, {
    correction: null,
    windowChange: null,
    progress: true,
    ...(setsBack && { setBack: true }),
  });
  const removing = `在运行 npm run build 以前删去刚写成的 ${[...files.keys()].join('、')}`;
  return {
    done: true,
    files,
    messages: [
      `和留存的版本相比（- 是留存的，+ 是现在的）：\n\n${difference.lines.join('\n')}\n`,
      ...privateDataReminder(checked, `不该公布的，${removing}，改好再运行`),
      ...messages,
      ...(setsBack
        ? [
            `提醒：有的完成状态退回去了，通报末尾的记录、订阅源和数据会写明：${inWords(progress)}改错了行的，${removing}，改回去。`,
          ]
        : []),
      progress.items
        ? `现在台账${wordsOfTotals(progress.totals)}；正文各条${wordsOfTotals(progress.items.totals)}。`
        : `现在${wordsOfTotals(progress.totals)}。`,
    ],
  };
}

/** What changed, and what of it went back, in one line. */
function inWords({ rows, setBack, items }: ProgressMade): string {
  const ofItems = items ? `；正文各条有${items.count}项更新${wordsOfSetBack(items.setBack)}` : '';
  return `${items ? '台账' : ''}有${rows}项更新${wordsOfSetBack(setBack)}${ofItems}。`;
}
