import { expect, test } from 'vitest';
import {
  citationAnchor,
  fieldAnchor,
  footnoteAnchor,
  headingAnchor,
  isReservedAnchor,
  isWithinText,
  itemAnchor,
  outerAnchor,
} from '#lib/model/anchors';

test('anchors of items, headings, footnotes and fields are as they were sent out once', () => {
  expect([
    itemAnchor('rectification', 2),
    headingAnchor('rectification-2', 1),
    footnoteAnchor('opening', 3),
    citationAnchor('opening', 3),
    citationAnchor('opening', 3, 2),
    fieldAnchor('message'),
  ]).toEqual([
    'rectification-2',
    'rectification-2-h1',
    'opening-note-3',
    'opening-cite-3',
    'opening-cite-3-2',
    'feedback-message',
  ]);
});

test('an anchor tells in what it stands', () => {
  const anchors = ['a-2', 'a-2-h1', 'a-2-note-1', 'a-2-cite-1', 'next-steps'];
  expect(anchors.map(outerAnchor)).toEqual(['a', 'a-2', 'a-2', 'a-2', 'next-steps']);
  expect(anchors.map(isWithinText)).toEqual([false, true, true, true, false]);
});

test('the ids of the frame and all that begin with the form’s are reserved, and no other', () => {
  for (const id of [
    'main',
    'contact',
    'history-heading',
    'ledger',
    'feedback',
    'feedback-message',
    'feedbacks',
  ])
    expect([id, isReservedAnchor(id)]).toEqual([id, true]);
  for (const id of ['leadership', 'contact-us', 'opening-1'])
    expect([id, isReservedAnchor(id)]).toEqual([id, false]);
});
