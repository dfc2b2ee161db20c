import { afterEach, describe, expect, test, vi } from 'vitest';
import { formatProblem } from '#lib/content/problem';
import { loadContent } from '#lib/versions/load';
import { fixtureContent, fixtureTree } from './fixtures';

/** What redirects can lead to: few notices, so that they are read at once. */
const few = new Map([...fixtureTree].filter(([path]) => /^(2024-district|2025|site)/.test(path)));

/** What `content/` says of the file and holds of redirects when `redirects.yaml` is `text`. */
function load(text: string | Uint8Array, name = 'redirects.yaml') {
  const tree = new Map(few);
  tree.set(name, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  const { redirects, problems } = loadContent(tree, 'content');
  return { redirects, told: problems.filter(({ file }) => /redirect/i.test(file)).map(formatProblem) };
}

const list = (...pairs: [from: string, to: string][]) =>
  `redirects:\n${pairs.map(([from, to]) => `  - from: ${from}\n    to: ${to}\n`).join('')}`;

const FIRST = '/notices/2024-district-inspection';

afterEach(() => vi.restoreAllMocks());

describe('redirects.yaml', () => {
  test('may be missing', () => {
    expect(loadContent(few, 'content').redirects).toEqual([]);
  });

  test('holds old addresses, each with the page or the place on it that they lead to', () => {
    expect(fixtureContent.redirects).toContainEqual({ from: '/news/show.asp?id=12', to: `${FIRST}#contact` });
    expect(load(list(['/a', '/'], ['/b', '/privacy'], ['/c', `${FIRST}#leadership-2`])).told).toEqual([]);
    expect(load(list(['/a.htm', `${FIRST}.txt`], ['/b', `${FIRST}.ics`])).told).toEqual([]);
  });

  test.each([
    {
      name: 'an address of the site’s own',
      text: list([`${FIRST}.pdf`, '/privacy'], ['/robots.txt', FIRST], ['/office/x', FIRST]),
      says: /3:|redirects\.yaml:2:11 错误 这是本站自己的网址，不能当作旧网址（redirect）/,
      count: 3,
    },
    {
      name: 'an old address twice, however it is written',
      text: list(['/a?x=1&y=%32', FIRST], ['/a?y=2&x=1', '/privacy']),
      says: /redirects\.yaml:4:11 错误 同一个旧网址写了两遍（redirect）\n.*\n.*第2行已经写过/,
      count: 1,
    },
    {
      name: 'a chain',
      text: list(['/a', '/b'], ['/b', FIRST]),
      says: /redirects\.yaml:3:9 错误 新网址本身也是旧网址，读者要转两次（redirect）\n.*\n {4}应当是：直接写最终的网址 \/notices\/2024-district-inspection$/,
      count: 1,
    },
    {
      name: 'a notice that is not there',
      text: list(['/a', '/notices/2024-nothing']),
      says: /redirects\.yaml:3:9 错误 本站没有这个地址（redirect）\n {4}现在是：\/notices\/2024-nothing/,
      count: 1,
    },
    {
      name: 'an anchor that is not there, with the one that was meant',
      text: list(['/a', `${FIRST}#contcat`]),
      says: /错误 那份通报里没有“contcat”这个锚点（redirect）[\s\S]*改成：to: \/notices\/2024-district-inspection#contact$/,
      count: 1,
    },
    {
      name: 'another site’s address',
      text: list(['/a', 'https://www.example.cn/']),
      says: /redirects\.yaml:3:9 错误 本站没有这个地址（redirect）/,
      count: 1,
    },
    {
      name: 'a picture, which is read where a text shows it',
      text: list(['/a', `${FIRST}/pictures/a.png`]),
      says: /redirects\.yaml:3:9 错误 本站没有这个地址（redirect）/,
      count: 1,
    },
    {
      name: 'a draft, of which staff are told',
      text: list(['/a', '/notices/2025-draft-bookhouse']),
      says: /redirects\.yaml:3:9 提醒 所指向的通报还是草稿，旧网址打不开（redirect）/,
      count: 1,
    },
    {
      name: 'a whole address, of which the part after the host was meant',
      text: list(['https://old.example.cn/a/?id=3#x', FIRST]),
      says: /redirects\.yaml:2:11 错误 项目 redirects 第1项的 from 的内容不对（value）[\s\S]*改成：- from: \/a\?id=3$/,
      count: 1,
    },
    {
      name: 'a misspelt key',
      text: 'redirects:\n  - form: /a\n    to: /\n',
      says: /redirects\.yaml:2:5 错误 没有“form”这个项目，是不是 from？/,
      count: 1,
    },
    {
      name: 'no list',
      text: 'from: /a\nto: /\n',
      says: /redirects\.yaml:1:1 错误/,
      count: 3,
    },
    {
      name: 'another encoding',
      text: new Uint8Array([0xd6, 0xd0, 0xce, 0xc4]),
      says: /redirects\.yaml:1:1 错误 文件不是 UTF-8 编码/,
      count: 1,
    },
    {
      name: 'an old address without its first slash',
      text: list(['news/show.asp?id=12', FIRST]),
      says: /redirects\.yaml:2:11 错误 项目 redirects 第1项的 from 的内容不对（value）[\s\S]*改成：- from: \/news\/show\.asp\?id=12$/,
      count: 1,
    },
    {
      name: 'an old address with its host alone before it',
      text: list(['www.old.gov.cn/news/1.htm', FIRST]),
      says: /的内容不对（value）[\s\S]*改成：- from: \/news\/1\.htm$/,
      count: 1,
    },
    {
      name: 'an anchor behind a blank',
      text: list(['/a', `${FIRST} #contact`]),
      says: /redirects\.yaml:3:43 错误 空格加 # 之后的文字是备注，不算在网址里（comment-after-value）\n {4}现在是：#contact\n.*\n {4}改成：to: \/notices\/2024-district-inspection#contact$/,
      count: 1,
    },
    {
      name: 'a remark behind an old address',
      text: list(['/a # 旧首页', FIRST]),
      says: /redirects\.yaml:2:14 提醒 空格加 # 之后的文字是备注，不算在网址里（comment-after-value）\n {4}现在是：# 旧首页/,
      count: 1,
    },
    {
      name: 'fences round it',
      text: `---\n${list(['/a', FIRST])}---\n`,
      says: /redirects\.yaml:5:1 错误 这个文件不用 --- 隔开（yaml）\n {4}现在是：---\n {4}应当是：把写着 --- 的几行都删去，其余的不变$/,
      count: 1,
    },
  ])('with $name is told of in words, with its place', ({ text, says, count }) => {
    const { told } = load(text);
    expect(told.join('\n\n').split('\n\n')[0]).toMatch(says);
    expect(told.length).toBe(count);
  });

  test.each(['', '.json', '.txt', '.png', '.pdf', '.ics', '/pictures/a.png', '/feedback'])(
    'cannot lead away from a notice that is there: its address with “%s”',
    (end) => {
      expect(load(list([FIRST + end, '/privacy'])).told[0]).toMatch(/错误 这是本站自己的网址/);
    },
  );

  test.each([
    `${FIRST}.html`,
    `${FIRST}.json.bak`,
    '/notices/2019-renamed',
    '/notices/2019-renamed/a.png',
    '/privacy/index.html',
    '/Notices/index.asp',
    '/Office/list.asp',
  ])('can lead on from an address that only resembles the site’s own: %s', (from) => {
    expect(load(list([from, '/privacy']))).toEqual({ redirects: [{ from, to: '/privacy' }], told: [] });
  });

  test('is judged with as much work for each redirect, however many there are', () => {
    const decode = vi.spyOn(globalThis, 'decodeURIComponent');
    const workFor = (count: number) => {
      const pairs = Array.from({ length: count }, (_, index): [string, string] => [`/a/${index}`, FIRST]);
      decode.mockClear();
      expect(load(list(...pairs)).redirects.length).toBe(count);
      return decode.mock.calls.length;
    };
    const [none, some, twice] = [workFor(0), workFor(40), workFor(80)];
    expect(twice - none).toBe(2 * (some - none));
  });

  test('with an error gives no redirect at all, and the check fails', () => {
    expect(load(list(['/a', FIRST], ['/b', '/nothing'])).redirects).toEqual([]);
  });

  test.each(['redirects.yml', 'redirect.yaml', 'Redirects.yaml', 'redirects.yaml.txt'])(
    'is missed when the file is called %s',
    (name) => {
      expect(load(list(['/a', FIRST]), name).told[0]).toMatch(
        /错误 这个文件的名称不对，里面的旧网址不会起作用（file-name）/,
      );
    },
  );
});
