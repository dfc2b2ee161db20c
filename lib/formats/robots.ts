/** `robots.txt` (RFC 9309): everything may be read; forms' targets are nothing to read. */
export function robotsText(siteUrl: string): string {
  return [
    'User-agent: *',
    'Disallow: /notices/*/feedback$',
    'Allow: /',
    '',
    `Sitemap: ${siteUrl}/sitemap.xml`,
    '',
  ].join('\n');
}
