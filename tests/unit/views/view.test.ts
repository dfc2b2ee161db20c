import { expect, test } from 'vitest';
import { parseView, VIEW_LABELS, VIEWS } from '#lib/views/view';

test('there are four views, each with a name of its own', () => {
  expect(VIEWS.map((view) => VIEW_LABELS[view])).toEqual(['标准', '大', '特大', '关怀版']);
});

test('a view is known by its name', () => {
  expect(VIEWS.map(parseView)).toEqual([...VIEWS]);
});

test.each(['', 'Care', 'care ', 'constructor', '关怀版'])('%j names no view', (name) => {
  expect(parseView(name)).toBeNull();
});
