import { expect, test, vi } from 'vitest';
import { processWide } from '#lib/process-wide';

test('a value of the process is nothing before it was set', () => {
  expect(processWide('test.unset').get()).toBeUndefined();
});

test('a value of the process is the same for all who ask by its name, and no others', () => {
  processWide<string>('test.one').set('a');
  expect(processWide<string>('test.one').get()).toBe('a');
  expect(processWide<string>('test.other').get()).toBeUndefined();
});

test('a value of the process reaches modules that were loaded a second time', async () => {
  processWide<string>('test.twice').set('a');
  vi.resetModules();
  const again = await import('#lib/process-wide');
  expect(again.processWide).not.toBe(processWide);
  expect(again.processWide<string>('test.twice').get()).toBe('a');
});
