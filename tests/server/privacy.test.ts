import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { ask } from '../harness/ask';
import { FIRST } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';

let server: SharedServer;
let html: string;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
  html = (await ask(server.url, '/privacy')).text;
});

test('the privacy notice tells the terms of feedback that site.yaml names', async () => {
  const site = await readFile('tests/fixtures/content/site.yaml', 'utf8');
  const terms = Array.from(site.matchAll(/^ {2}(?:readers|purpose|retention): (.+)$/gm), ([, text]) => text);
  expect(terms).toHaveLength(2);
  for (const term of [...terms, '公示期结束后保存30年，到期由网站自动删除'])
    expect(html).toContain(`<dd>${term}</dd>`);
  expect(html).not.toContain('<dd>本单位没有');
});

test('the privacy notice names the independent channels of site.yaml', () => {
  expect(html).toContain('云溪县纪委监委</b>（受理对党组织、党员和监察对象的检举控告）');
  expect(html).toContain('href="tel:12388"');
});

test('the privacy notice says that a site without TLS can be read on the way', () => {
  expect(html).toContain('连接没有加密（http）');
  expect(html).not.toContain('（https）');
});

test('the privacy notice says that of ratings totals alone are published', () => {
  expect(html).toContain('要公布的只有件数，不公布是谁评价的、说了什么');
});

test('the privacy notice promises no more than a form without script can keep', () => {
  expect(html).toContain('加密是在服务器上进行的');
  expect(html).not.toMatch(/端到端|端对端|end-to-end/i);
});
