import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { securityHeaders } from '#lib/http/security';

describe('the security headers', () => {
  const headers = securityHeaders('p{color:red}');
  const policy = new Map(
    headers['Content-Security-Policy']?.split('; ').map((line): [string, string] => {
      const [name = '', ...sources] = line.split(' ');
      return [name, sources.join(' ')];
    }),
  );

  test('allow nothing but what is named, and no script of any kind', () => {
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'none'");
    expect(headers['Content-Security-Policy']).not.toMatch(/unsafe|\*|data:|http/);
  });

  test('allow the one style sheet by its hash', () => {
    const hash = createHash('sha256').update('p{color:red}').digest('base64');
    expect(policy.get('style-src')).toBe(`'sha256-${hash}'`);
    expect(securityHeaders('p{}')['Content-Security-Policy']).not.toBe(headers['Content-Security-Policy']);
  });

  test('let no other site frame the pages, nor a form post elsewhere', () => {
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'self'");
    expect(policy.get('base-uri')).toBe("'none'");
  });

  test('keep the origin of a post, which stricter policies would hide', () => {
    expect(headers['Referrer-Policy']).toBe('same-origin');
  });
});
