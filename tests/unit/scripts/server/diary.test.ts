import { expect, test } from 'vitest';
import { keepDiary } from '../../../../scripts/server/diary';

const open = () => {
  const said: string[] = [];
  return { said, diary: keepDiary((text) => said.push(text)) };
};

test('an error of the program in a look-up is logged at the next round, once, with where it arose', () => {
  const { said, diary } = open();
  const error = new TypeError('no function');
  for (let times = 0; times < 3; times += 1) diary.erred('lookup', error);
  expect(said).toEqual([]);
  diary.write(null);
  diary.erred('lookup', error);
  diary.write(null);
  expect(said).toEqual([
    expect.stringMatching(/^意见反馈：.*程序本身出错[^\n]*\nTypeError\n +at .*diary\.test/),
  ]);
});

test('an error of the program that keeps a submission from being stored is logged as such', () => {
  const { said, diary } = open();
  const error = new TypeError('no function');
  diary.erred('submission', error);
  diary.erred('lookup', error);
  diary.write(null);
  expect(said).toEqual([
    expect.stringMatching(/^意见反馈：有人提交反馈时，程序本身出错，没有收下/),
    expect.stringMatching(/^意见反馈：有人查询/),
  ]);
});

test.each([
  ['of one line', '12345 67890 12345 67890 12345'],
  ['of several, which look like a stack', 'x\n    at 12345 67890 12345 67890 12345\n    at y'],
])('nothing that the message of an error quotes is logged: %s', (_, quoted) => {
  const { said, diary } = open();
  diary.erred('lookup', new Error(quoted));
  diary.erred('lookup', quoted);
  diary.write(null);
  expect(said).toHaveLength(2);
  expect(said.join()).not.toContain('12345');
});
