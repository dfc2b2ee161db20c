import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Notices } from '../../../inbox/parts/Notices';
import { madeUpSnapshot } from '../../harness/inbox-screens/made-up';

/** What an inbox tells of itself whose site says this of mail. */
function told(isMailGivenUp: boolean | undefined): string {
  const snapshot = madeUpSnapshot([]);
  const site = snapshot.site && { ...snapshot.site, isMailGivenUp };
  const props = { snapshot: { ...snapshot, site }, isAtFiles: false, onFiles: () => undefined };
  return renderToStaticMarkup(createElement(Notices, props));
}

test('whoever opens the inbox reads that nobody is told by mail any more, and what to do', () => {
  expect(told(true)).toContain('提醒办公室的邮件连续五天没有发出去');
  for (const well of [false, undefined]) expect(told(well)).not.toContain('邮件');
});
