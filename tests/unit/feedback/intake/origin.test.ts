import { describe, expect, test } from 'vitest';
import { type FormOrigin, hidesOrigin, isCrossSite } from '#lib/feedback/intake/origin';

const SITE = 'https://www.example.gov.cn';

/** A form on this site's own page, as a browser of today posts it; and what differs from that. */
const from = (told: Partial<FormOrigin>): FormOrigin => ({
  fetchSite: null,
  origin: null,
  host: 'www.example.gov.cn',
  ...told,
});

describe('a form', () => {
  test.each<[string, Partial<FormOrigin>]>([
    ['a page of this site', { fetchSite: 'same-origin', origin: SITE }],
    ['a page of this site, whose origin was hidden', { fetchSite: 'same-origin', origin: 'null' }],
    ['a page of a sister site', { fetchSite: 'same-site', origin: 'https://other.example.gov.cn' }],
    ['no page at all', { fetchSite: 'none' }],
    ['a program that says nothing', {}],
    ['an old browser, on a page of this site', { origin: SITE }],
    ['an old browser, on the site’s other port', { origin: 'https://www.example.gov.cn:8443' }],
    ['an old browser, on the site without TLS', { origin: 'http://www.example.gov.cn' }],
    [
      'an old browser, on the host that it asked',
      { origin: 'http://192.168.0.7:3000', host: '192.168.0.7:3000' },
    ],
    ['an old browser, behind a proxy that names another host', { origin: SITE, host: 'backend:3000' }],
    ['an old browser, on an IPv6 address', { origin: 'http://[::1]:3000', host: '[::1]:3000' }],
    ['an old browser that writes in capitals', { origin: 'HTTPS://WWW.EXAMPLE.GOV.CN' }],
    ['an old browser that names no host', { origin: SITE, host: null }],
  ])('from %s is this site’s', (_, told) => {
    expect(isCrossSite(from(told), SITE)).toBe(false);
  });

  test.each<[string, Partial<FormOrigin>]>([
    ['another site’s page', { fetchSite: 'cross-site', origin: 'https://evil.example' }],
    ['another site’s page that says to be this one', { fetchSite: 'cross-site', origin: SITE }],
    ['another site’s page that hides where it is', { fetchSite: 'cross-site', origin: 'null' }],
    ['another site’s page, in an old browser', { origin: 'https://evil.example' }],
    ['a site whose name only begins like this one', { origin: 'https://www.example.gov.cn.evil.example' }],
    ['a site whose name only ends like this one', { origin: 'https://evil-www.example.gov.cn' }],
    [
      'a site that puts this one’s name before its own',
      { origin: 'https://www.example.gov.cn@evil.example' },
    ],
    ['an origin that is none', { origin: 'nonsense' }],
    ['an empty origin', { origin: '' }],
    ['another site, to a host without a name', { origin: 'https://evil.example', host: null }],
    ['another site, to a host that is none', { origin: 'https://evil.example', host: 'a b' }],
    ['nonsense, to a host that is none', { origin: 'nonsense', host: 'a b' }],
  ])('from %s is foreign', (_, told) => {
    expect(isCrossSite(from(told), SITE)).toBe(true);
  });
});

describe('a browser that hides the origin', () => {
  test.each<[string, Partial<FormOrigin>]>([
    ['and says nothing else', { origin: 'null' }],
    ['and was at no page', { origin: 'null', fetchSite: 'none' }],
    ['on a page of a sister site', { origin: 'null', fetchSite: 'same-site' }],
  ])('%s does not tell where a form is from', (_, told) => {
    expect(hidesOrigin(from(told))).toBe(true);
  });

  test.each<[string, Partial<FormOrigin>]>([
    ['a page of this site', { origin: 'null', fetchSite: 'same-origin' }],
    ['its origin', { origin: SITE }],
    ['nothing at all, as the oldest do', {}],
  ])('is none that names %s', (_, told) => {
    expect(hidesOrigin(from(told))).toBe(false);
  });
});
