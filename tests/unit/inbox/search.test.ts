import { describe, expect, test } from 'vitest';
import { searchWords } from '#lib/search/search';
import { excerptOfOpened, searchTextOfOpened } from '../../../inbox/work/search';
import { submissionIn, testInbox } from './open-inbox';

describe('the search in an inbox', () => {
  test('finds words as people write them, in the message and in what came after, and marks them', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '第三中学门前的路灯（共２盏）坏了，<b>晚上</b>看不见。');
    await site.addition('a', '校门口也黑');
    const session = await open();
    await session.sync();
    const opened = submissionIn(session.snapshot(), 'a');
    const finds = (query: string) => {
      const text = searchTextOfOpened(opened);
      return searchWords(query).every((word) => text.includes(word));
    };
    expect(['路灯 2盏', '(共2盏)', '校门口', '<B>', '水管'].map(finds)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    const marked = (query: string) =>
      excerptOfOpened(opened, searchWords(query))?.pieces.flatMap(({ text, isMatch }) =>
        isMatch ? [text] : [],
      );
    expect([marked('(共2盏)'), marked('校门口'), marked('水管')]).toEqual([
      ['（共２盏）'],
      ['校门口'],
      undefined,
    ]);
  });

  test('keeps the texts of submissions that did not change', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    await site.receive('b', '水管漏了');
    const session = await open();
    await session.sync();
    const before = session.snapshot().submissions;
    await site.addition('b', '还在漏');
    await session.sync();
    const after = session.snapshot().submissions;
    expect(after.map((one, index) => one === before[index])).toEqual([true, false]);
  });
});
