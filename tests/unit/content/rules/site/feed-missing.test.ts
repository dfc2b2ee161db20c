import { expect, test } from 'vitest';
import { formatProblem, isError } from '#lib/content/problem';
import type { ContentTree } from '#lib/content/source';
import { loadContent } from '#lib/versions/load';
import { fixtureText, fixtureTree } from '../../fixtures';

const SITE = fixtureText('content/site.yaml');
const FEED = /^feed:\n(?: .*\n)+/m;

function saidOf(site: string): { messages: string[]; errors: number } {
  const tree: ContentTree = new Map([...fixtureTree, ['site.yaml', new TextEncoder().encode(site)]]);
  const problems = loadContent(tree, 'content').problems.filter(({ file }) => file === 'content/site.yaml');
  return { messages: problems.map(formatProblem), errors: problems.filter(isError).length };
}

test('a site that fixes what ids begin with is told nothing', () => {
  expect(SITE).toMatch(FEED);
  expect(saidOf(SITE)).toEqual({ messages: [], errors: 0 });
});

test('a site without it is warned, with an example and no corrected line', () => {
  expect(saidOf(SITE.replace(FEED, ''))).toMatchInlineSnapshot(`
    {
      "errors": 0,
      "messages": [
        "content/site.yaml:2:1 提醒 没有写 feed，网站就没有订阅源，别人不能订阅通报的公布和更正（feed-missing）
        应当是：加一项 feed，下面缩进两格分行写 authority（本单位自己的域名或者电子邮箱）和 year（从哪一年起归本单位使用），例如 authority: www.example.gov.cn 和 year: 2024；写好以后不再改",
      ],
    }
  `);
});

test.each([
  ['1067640500@qq.com', 0],
  ['www.example.gov.cn', 0],
  ['a-b.example', 0],
  ['WWW.example.gov.cn', 1],
  ['https://www.example.gov.cn', 1],
  ['example', 1],
  ['-a.example', 1],
  ['a+b@example.cn', 1],
  ['文化站.cn', 1],
])('what ids begin with is a name by RFC 4151: %s', (authority, errors) => {
  const site = SITE.replace('authority: yunxi.example', `authority: ${authority}`);
  expect([authority, saidOf(site).errors]).toEqual([authority, errors]);
});
