import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stop } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
import { hashOfBareInbox, parseInbox } from '#lib/office/inbox-file';
import { bundleInbox } from '../../../../scripts/inbox/bundle';

const html = await bundleInbox(resolve('.'));
const elsewhere = mkdtempSync(join(tmpdir(), 'disclosure-inbox-'));

afterAll(async () => {
  rmSync(elsewhere, { recursive: true, force: true });
  await stop();
});

/** What browsers of 2023 lack, as it would stand in a program: esbuild lowers syntax alone. */
const TOO_NEW = [
  // zod asks first whether it is there.
  /(?<!\?)\bURL\.canParse\(/,
  /\.(toSorted|toReversed|toSpliced)\(/,
  /\bPromise\.(withResolvers|try)\(/,
  /\b(Object|Map)\.groupBy\(/,
  /\bArray\.fromAsync\(/,
  /\/[dgimsuy]*v[dgimsuy]*\.test\(/,
];

describe('the bundled inbox', () => {
  test('is the same, byte for byte, from another folder', async () => {
    for (const part of ['inbox', 'components', 'lib', 'package.json', 'tsconfig.json'])
      cpSync(part, join(elsewhere, part), { recursive: true });
    symlinkSync(resolve('node_modules'), join(elsewhere, 'node_modules'));
    const again = await bundleInbox(elsewhere);
    expect(hashOfBareInbox(again)).toBe(hashOfBareInbox(html));
    expect(again === html).toBe(true);
  });

  test('holds nobody’s data, and no path of the machine', () => {
    const { data } = parseInbox(html);
    expect(data).toBeNull();
    for (const path of [resolve('.'), elsewhere, 'node_modules/']) expect(html.includes(path)).toBe(false);
  });

  test('asks for nothing that the last browsers of Windows 7 lack', () => {
    const { program } = parseInbox(html).parts;
    expect(TOO_NEW.filter((pattern) => pattern.test(program)).map(String)).toEqual([]);
  });

  test('stores nothing, listens to no other page, and makes no code of texts', () => {
    const { program } = parseInbox(html).parts;
    for (const word of [
      'localStorage',
      'sessionStorage',
      'indexedDB',
      'document.cookie',
      'caches.open',
      'serviceWorker',
      'eval(',
    ])
      expect([word, program.includes(word)]).toEqual([word, false]);
  });

  test('names no address that it would load', () => {
    const { style } = parseInbox(html).parts;
    expect(style).not.toMatch(/url\((?!["']?data:)|@import/);
    expect(html.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '')).not.toMatch(
      /\b(src|href)="(?!data:)/,
    );
  });

  test('says by whom the packages in it are, and under which terms', () => {
    expect(html).toContain('noble-curves - MIT License');
  });
});
