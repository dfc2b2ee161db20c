import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  composeInbox,
  hashOfBareInbox,
  type InboxData,
  NoInboxFile,
  parseInbox,
  renewInbox,
  setUpFile,
  withInboxData,
} from '#lib/office/inbox-file';
import { text64 } from './fixtures';

const parts = { style: 'body{color:red}', program: 'var a = "<b>$&</b>";' };
const bare = composeInbox(parts, null);
const SETUP = { setup: text64(32, 1), site: 'https://office.example', expires: '2025-01-16T09:00:00.000Z' };
const VAULT = { vault: 'AAAA', name: '</script><!--$&', site: 'http://localhost:3000' };

describe('an inbox', () => {
  test.each<[string, InboxData]>([
    ['nothing', null],
    ['a set-up token', SETUP],
    ['a vault, under a name that looks like HTML', VAULT],
  ])('that holds %s is taken apart into what it was composed of', (_, data) => {
    expect(parseInbox(composeInbox(parts, data))).toEqual({ parts, data });
  });

  test('differs with its data in two lines alone: that of the data, and that of the policy, which names the site', () => {
    const lines = composeInbox(parts, VAULT).split('\n');
    const changed = bare.split('\n').filter((line, index) => line !== lines[index]);
    expect(changed.map((line) => line.slice(0, 35))).toEqual([
      '<meta http-equiv="Content-Security-',
      '<script type="application/json" id=',
    ]);
  });

  test('allows its own scripts and style by their hashes, and its own site', () => {
    const html = composeInbox(parts, SETUP);
    const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const elements = (name: string) =>
      Array.from(
        html.matchAll(new RegExp(`<${name}( id="inbox-(?:program|style)")?>(.*?)</${name}>`, 'gs')),
        ([, , text = '']) => text,
      );
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(elements('script')).toHaveLength(3);
    expect(
      Object.fromEntries(
        policy.split('; ').map((line) => [line.split(' ')[0], line.slice(line.indexOf(' ') + 1)]),
      ),
    ).toEqual({
      'default-src': "'none'",
      'script-src': elements('script').map(hashOf).join(' '),
      'style-src': elements('style').map(hashOf).join(' '),
      'img-src': 'data:',
      'connect-src': 'https://office.example',
      'worker-src': 'blob:',
      'form-action': "'none'",
      'base-uri': "'none'",
    });
    expect(bare).toContain("connect-src 'none'");
  });

  test('has one hash, whatever it holds', () => {
    const hash = createHash('sha256').update(bare).digest('hex');
    expect([bare, setUpFile(bare, SETUP), withInboxData(bare, VAULT)].map(hashOfBareInbox)).toEqual([
      hash,
      hash,
      hash,
    ]);
  });

  test('says in static text what to open it with', () => {
    const beforeScripts = bare.slice(bare.indexOf('<body>'), bare.indexOf('<script>'));
    expect(beforeScripts).toContain('Chrome');
    expect(beforeScripts).not.toContain('display:none');
  });

  test.each([
    ['nothing', ''],
    ['another page', '<!doctype html><title>x</title>'],
    ['a changed program', bare.replace('var a', 'var b')],
    ['a loosened policy', bare.replace("default-src 'none'", 'default-src *')],
    ['something after it', `${bare}<script>1</script>`],
    ['data of another shape', bare.replace('>null<', '>{"vault":1}<')],
    [
      'data for a site that can be overheard',
      bare.replace('>null<', `>${JSON.stringify({ ...SETUP, site: 'http://office.example' })}<`),
    ],
  ])('is not: %s', (_, html) => {
    expect(() => parseInbox(html)).toThrow(NoInboxFile);
  });

  test.each([
    { ...parts, program: 'a</script>' },
    { ...parts, program: '<!--' },
    { ...parts, style: '</style>' },
    { ...parts, program: 'a\r\nb' },
  ])('is not composed of what would not stay as it is: %j', (wrong) => {
    expect(() => composeInbox(wrong, null)).toThrow(RangeError);
  });
});

describe('a later program', () => {
  // Which holds, as this one does, the very texts that are looked for.
  const program = `${parts.program} var b = "connect-src 'none'", c = '<script type="application/json" id="inbox-data">null';`;
  const later = composeInbox({ program, style: 'body{color:blue}' }, null);

  test('takes the data of an inbox file, and becomes what it would have been composed as', () => {
    expect(renewInbox(later, VAULT)).toBe(composeInbox({ program, style: 'body{color:blue}' }, VAULT));
  });

  test('may be composed in another way than this one', () => {
    const other = later.replace('<head>', '<head data-later>');
    expect(renewInbox(other, VAULT)).toBe(
      composeInbox({ program, style: 'body{color:blue}' }, VAULT).replace('<head>', '<head data-later>'),
    );
  });

  test.each([
    ['a file with somebody’s data', composeInbox(parts, VAULT)],
    ['a set-up file', composeInbox(parts, SETUP)],
    ['a page of something else', '<!doctype html><p>一'],
    ['nothing', ''],
  ])('is not taken where it is %s', (_, html) => {
    expect(() => renewInbox(html, VAULT)).toThrow(NoInboxFile);
  });
});
