import { describe, expect, test } from 'vitest';
import { noticeText } from '#lib/notice/plain';
import { fixtureNotice, fixtureText } from './fixtures';

const withoutSpace = (text: string) => text.replace(/\s/g, '');

describe('the first version of the first notice', () => {
  const text = noticeText(fixtureNotice('2024-district-inspection'));

  test('equals its source to the character, white space aside', () => {
    expect(withoutSpace(text)).toBe(withoutSpace(fixtureText('first-version/source-notice.txt')));
  });

  test('equals the copy reflowed by hand, with its spaces and paragraphs', () => {
    const paragraphs = fixtureText('first-version/reflowed.txt').trimEnd().split('\n');
    expect(text).toBe(`${paragraphs.join('\n\n')}\n`);
  });
});
