import { beforeEach, expect, test, vi } from 'vitest';
import { represent } from '#lib/http/representation';
import { processWide } from '#lib/process-wide';
import { type Application, currentApplication, openApplication } from '#lib/site/application';
import { pagesToDraw } from '#lib/site/page-data';

const application: Application = {
  directory: '.next/nowhere',
  site: () => Promise.reject(new Error('no site')),
  errorPage: represent(''),
  icons: new Map(),
  clock: { now: () => 0 },
  desk: {
    intake: { answer: () => Promise.reject(new Error('closed')) },
    lookup: { answer: () => Promise.reject(new Error('closed')) },
    office: { answer: async () => null },
    state: async () => 'ok',
    mail: async () => null,
  },
  isStopping: () => false,
  readBody: () => Promise.reject(new Error('no body')),
};

// Test files share this process.
beforeEach(() => processWide('application').set(undefined));

test('there is no application before one was opened, and no pages to draw', () => {
  expect(() => currentApplication()).toThrow('no application was opened');
  expect(pagesToDraw()).toBeNull();
});

test('the one that was opened is that of the whole process, in modules that were loaded again too', async () => {
  openApplication(application);
  vi.resetModules();
  const again = await import('#lib/site/application');
  expect(again.openApplication).not.toBe(openApplication);
  expect(again.currentApplication()).toBe(application);
});
