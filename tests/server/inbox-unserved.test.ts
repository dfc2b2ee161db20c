import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../harness/ask';
import { manifestOfBuild, newestBuild } from '../harness/build';
import { bareInbox } from '../harness/inbox';
import { type SharedServer, sharedServer } from '../harness/server';

// The office's inbox lies in the folder of the application that serves; what anybody asks for, nobody gets it.

let server: SharedServer;
let html: string;
let application: string;

beforeAll(async () => {
  server = await sharedServer('2025-01-15T09:00:00+08:00');
  html = await bareInbox();
  application = (await manifestOfBuild(await newestBuild())).application;
});

describe('the office’s inbox', () => {
  test('is in the build, whole', () => {
    expect(html).toContain('id="inbox-program"');
    expect(html.endsWith('</html>\n')).toBe(true);
  });

  test('is given at no address', async () => {
    const names = ['inbox.html', 'inbox', 'inbox.js', '开办收件箱.html'].map(encodeURIComponent);
    const folders = ['', 'office/', 'office/v1/', '_next/', '_next/static/', 'public/', '../', 'notices/'];
    const deeper = [
      `applications/${application}/`,
      `.next/applications/${application}/`,
      'next/../',
      '%2e%2e/',
    ];
    for (const path of [...folders, ...deeper].flatMap((folder) =>
      names.map((name) => `/${folder}${name}`),
    )) {
      const answer = await ask(server.url, path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.text).not.toContain('inbox-program');
    }
  });
});
