import { expect, test } from 'vitest';
import { crashAmid } from '../harness/crash';
import { keptIn } from '../harness/feedback-data';
import { ownFolder } from '../harness/for-test';

// The process ends without warning while people send; `tests/long-server` has a thousand of them, five times over.

test('a crash amid submissions loses none whose receipt was shown, and stores none twice', async () => {
  const data = await ownFolder();
  const messages = await crashAmid({ data, round: '唯一一轮', writers: 200, seen: 60 });
  expect((await keptIn(data)).messages).toEqual(messages.sort());
});
