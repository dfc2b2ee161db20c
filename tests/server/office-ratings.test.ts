import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { sealWords } from '#lib/feedback/crypto/sealed-words';
import type { RatingValue } from '#lib/feedback/lookup/change';
import { lastEntryId } from '#lib/feedback/store/entry';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { ownFolder } from '../harness/for-test';
import { keep, office, openOffice } from '../harness/office';

// The totals of ratings, for `outcome.md`: what alone leaves the office of them.

const REMARK = '答复很清楚，王小明';

let config: StoreConfig;
beforeEach(async () => {
  ({ config } = await openOffice(join(await ownFolder(), 'data')));
  await keep(config, { a1: {}, a2: {}, a3: {}, a4: {} });
});

/** Records that the answer to a submission was rated; without a rating, bytes that nobody can open. */
function rate(submission: string, rating: RatingValue | null): Promise<void> {
  return withStore(config, async (store) => {
    const to = await store.office();
    const entries = (await store.read(submission))?.entries ?? [];
    const words = { kind: 'rating', submission, rating: rating ?? 'mostly', text: REMARK } as const;
    const sealed = rating && to ? await sealWords(words, [to.recipient]) : new Uint8Array(9);
    await store.append({
      ...{ id: `${submission} ${entries.length}`, submission, after: lastEntryId(entries) },
      ...{ kind: 'rating', day: '2024-11-20', state: null, sealed },
    });
  });
}

test('nobody who rated yet is said', async () => {
  expect(await office(config, 'ratings')).toEqual({ code: 0, stdout: '还没有人评价答复。\n', stderr: '' });
});

test('the last rating of each counts, as lines for the outcome, and as the guide shows it', async () => {
  await rate('a1', 'dissatisfied');
  await rate('a1', 'satisfied');
  await rate('a2', 'satisfied');
  await rate('a3', 'mostly');
  const { code, stdout } = await office(config, 'ratings');
  expect(code).toBe(0);
  const guide = readFileSync('content/README.md', 'utf8');
  const examples = [...guide.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, text]) => text);
  expect(stdout).toBe(examples[examples.indexOf('npm run office -- ratings\n') + 1]);
  expect(stdout).not.toMatch(/答复很清楚|王小明|a1|a2|a3/);
});

test('what was destroyed counts no more', async () => {
  await rate('a1', 'satisfied');
  await rate('a2', 'dissatisfied');
  await withStore(config, (store) => store.destroy('a2', { day: '2024-11-21', reason: 'withdrawn' }, null));
  expect((await office(config, 'ratings')).stdout).toContain(
    '1 件有评价\n\nratings:\n  - rating: 满意\n    count: 1\n  - rating: 基本满意\n    count: 0\n  - rating: 不满意\n    count: 0\n',
  );
});

test('what cannot be opened is said and not counted, also where an earlier rating can be', async () => {
  await rate('a1', 'satisfied');
  await rate('a1', null);
  expect(await office(config, 'ratings')).toMatchObject({
    code: 1,
    stdout: '另有 1 件评价无法打开，没有算进去。\n',
  });
});
