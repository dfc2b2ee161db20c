import { expect, test } from 'vitest';
import { careTerms } from '#lib/site/care-terms';
import { structureContent, structureNotice } from '../content/structure-fixtures';

test('submissions are kept from the last day on which feedback is taken, whatever its hour and after every period', () => {
  const { publisher } = structureContent;
  if (!publisher) throw new Error('the fixtures name no publisher');
  const entries = ['2026-ferry-rounds', '2026-bridge-hours', '2026-fund-audit'].map(structureNotice);
  expect([...careTerms({ publisher, entries }).retention.closing]).toEqual([
    ['2026-ferry-rounds', '2026-07-10'],
    ['2026-bridge-hours', '2026-05-15'],
  ]);
});
