import type { Rule } from '#lib/content/rule';

/** No body issues a notice twice: lists, filters and the feed would name it twice. */
export const issuerDoubled: Rule = {
  name: 'issuer-doubled',
  *check({ notice }) {
    if (!notice) return;
    const issuers = new Set([notice.textAt(['issuer'])?.trim()]);
    for (const index of notice.listIndexes(['jointIssuers'])) {
      const path = ['jointIssuers', index];
      const issuer = notice.textAt(path)?.trim();
      if (issuer !== undefined && issuers.has(issuer))
        yield {
          place: notice.valuePlace(path),
          reason: '这个机构前面已经写过',
          found: issuer,
          expected: '每个发布机构只写一次：第一个写在 issuer，其他的写在 jointIssuers',
        };
      issuers.add(issuer);
    }
  },
};
