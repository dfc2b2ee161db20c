import { describe, expect, test } from 'vitest';
import { policyFor, SECURITY_HEADERS } from '#lib/http/security';

describe('the security headers', () => {
  const policy = new Map(
    SECURITY_HEADERS['Content-Security-Policy']?.split('; ').map((line): [string, string] => {
      const [name = '', ...sources] = line.split(' ');
      return [name, sources.join(' ')];
    }),
  );

  test('allow nothing but what is named, and no script of any kind', () => {
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'none'");
    expect(SECURITY_HEADERS['Content-Security-Policy']).not.toMatch(/unsafe|\*|data:|http/);
  });

  test('allow no style, unless a page names the hashes of its own', () => {
    expect(policy.get('style-src')).toBe("'none'");
    expect(policyFor(["'sha256-a'", "'sha256-b'"])).toContain("; style-src 'sha256-a' 'sha256-b'; ");
  });

  test('let no other site frame the pages, nor a form post elsewhere', () => {
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'self'");
    expect(policy.get('base-uri')).toBe("'none'");
  });

  test('keep the origin of a post, which stricter policies would hide', () => {
    expect(SECURITY_HEADERS['Referrer-Policy']).toBe('same-origin');
  });
});
