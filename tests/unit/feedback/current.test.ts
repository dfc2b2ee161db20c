import { expect, test, vi } from 'vitest';
import { currentDesk, openDesk } from '#lib/feedback/current';

test('there is no desk before one was opened', () => {
  expect(() => currentDesk()).toThrow('no feedback desk was opened');
});

test('the desk that was opened is the one of the whole process, in modules that were loaded again too', async () => {
  const desk = { intake: { answer: () => Promise.reject(new Error('closed')) }, state: async () => 'ok' };
  openDesk(desk);
  expect(currentDesk()).toBe(desk);
  vi.resetModules();
  const again = await import('#lib/feedback/current');
  expect(again.currentDesk()).toBe(desk);
});
