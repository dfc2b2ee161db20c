import type { Meta } from '#components/Page';
import type { Publisher } from '#lib/notice/schema';

/** The tags of every page of a public site (政府网站发展指引, 国办发〔2017〕47号, annex). */
export function siteMeta(publisher: Publisher, siteUrl: string): Meta[] {
  return [
    { name: 'SiteName', content: publisher.organization },
    { name: 'SiteDomain', content: new URL(siteUrl).host },
    ...(publisher.siteCode ? [{ name: 'SiteIDCode', content: publisher.siteCode }] : []),
  ];
}

/** The tags of the column that notices stand in, by the same rules. */
export const COLUMN_META: readonly Meta[] = [
  { name: 'ColumnName', content: '通报' },
  { name: 'ColumnType', content: '信息公开' },
];
