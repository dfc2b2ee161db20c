import { describe, expect, test } from 'vitest';
import { printedAddress, withoutScheme } from '#lib/model/site-url';

describe('the address on paper', () => {
  test('is the notice’s own, where readers can reach the site', () => {
    expect(printedAddress('https://www.example.gov.cn', '2024-a')).toBe(
      'https://www.example.gov.cn/notices/2024-a',
    );
  });

  test.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:80', 'http://site.localhost'])(
    'is missing where only the machine itself can: %s',
    (siteUrl) => expect(printedAddress(siteUrl, '2024-a')).toBeNull(),
  );

  test('is written as people type it', () => {
    expect(withoutScheme('https://www.example.gov.cn/notices/a')).toBe('www.example.gov.cn/notices/a');
  });
});
