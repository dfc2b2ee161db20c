import { expect, test } from 'vitest';
import { crashAmid } from '../harness/crash';
import { keptIn } from '../harness/feedback-data';
import { ownFolder } from '../harness/for-test';

test('five crashes, each amid a thousand submissions, lose and double none', async () => {
  const data = await ownFolder();
  const messages: string[] = [];
  for (const [index, seen] of [1, 250, 500, 750, 950].entries())
    messages.push(...(await crashAmid({ data, round: `第${index + 1}轮`, writers: 1_000, seen })));
  expect((await keptIn(data)).messages).toEqual(messages.sort());
});
