import { base64 } from '@scure/base';
import { beforeEach, expect, test } from 'vitest';
import { sealJson } from '#lib/feedback/crypto/sealing';
import { signTemplate } from '#lib/office/templates/template';
import type { InboxSession } from '../../../inbox/work/inbox-types';
import { testDevice, testOffice, text64 } from '../office/fixtures';
import { TODAY } from './fake-office';
import { type TestInbox, testInbox } from './open-inbox';

// Templates of answers in an inbox: what staff keep, and what a server could put among them.

let inbox: TestInbox;
let session: InboxSession;
beforeEach(async () => {
  inbox = await testInbox();
  session = await inbox.open();
  await session.sync();
});

const WORDS = { title: '已经转办', text: '您好：\r\n\r\n已经转有关单位办理。\n' };

test('a template is kept sealed, and read with who wrote it', async () => {
  expect(await session.templates.keep(WORDS, null)).toBe('applied');
  expect(JSON.stringify(inbox.site.templates)).not.toContain('转办');
  expect(await session.templates.load()).toMatchObject([
    { title: '已经转办', text: '您好：\n\n已经转有关单位办理。', by: '王芳' },
  ]);
  expect(session.templates.known()).toHaveLength(1);
});

test('a template that is read before the first visit has ended is offered, with who wrote it', async () => {
  await session.templates.keep(WORDS, null);
  const other = await inbox.open();
  expect(await other.templates.load()).toMatchObject([{ title: '已经转办', by: '王芳' }]);
});

test('of two who change a template the second is told', async () => {
  await session.templates.keep(WORDS, null);
  const [template = null] = await session.templates.load();
  expect(await session.templates.keep({ ...WORDS, text: '一' }, template)).toBe('applied');
  expect(await session.templates.keep({ ...WORDS, text: '二' }, template)).toBe('changed');
  expect(await session.templates.load()).toMatchObject([{ text: '一' }]);
});

test('a reader keeps none', async () => {
  const reading = await testInbox('reader');
  const reader = await reading.open();
  await expect(reader.templates.keep(WORDS, null)).rejects.toThrow('reader');
});

test('what a server makes up, brings back or moves is not offered', async () => {
  await session.templates.keep(WORDS, null);
  const [kept] = inbox.site.templates;
  const stranger = await testDevice(await testOffice(), 4, 'clerk', '王芳');
  const forged = signTemplate(
    {
      ...({
        v: 1,
        id: text64(16, 9),
        version: text64(16, 9),
        title: '假的',
        text: '请到别处办理。',
      } as const),
      ...{ device: inbox.device.id, day: TODAY },
    },
    stranger.key,
  );
  const sealed = base64.encode(await sealJson(forged, [inbox.office.recipient]));
  inbox.site.templates = [
    { id: forged.id, version: forged.version, sealed },
    // Another's place, and a version of before under a newer name.
    { id: text64(16, 8), version: kept?.version ?? '', sealed: kept?.sealed ?? '' },
    { id: kept?.id ?? '', version: text64(16, 7), sealed: kept?.sealed ?? '' },
    { id: text64(16, 6), version: text64(16, 6), sealed: base64.encode(new Uint8Array(40)) },
  ];
  const loaded = await session.templates.load();
  const told = loaded.map(({ title, by, isReadable }) => [title, by, isReadable]);
  const unreadable = ['无法打开', null, false];
  expect(told).toHaveLength(4);
  expect(told).toEqual(expect.arrayContaining([['假的', null, true], unreadable]));
  expect(told.filter(([title]) => title === '无法打开')).toEqual([unreadable, unreadable, unreadable]);
});
