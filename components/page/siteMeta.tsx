import type { Meta } from '#components/page/Page';
import type { Publisher } from '#lib/model/notice';

/** The site tags, which every page of a public site has (政府网站发展指引, 国办发〔2017〕47号, annex). */
export function siteMetaTags(publisher: Publisher, siteUrl: string): Meta[] {
  return [
    { name: 'SiteName', content: publisher.organization },
    { name: 'SiteDomain', content: new URL(siteUrl).host },
    ...(publisher.siteCode ? [{ name: 'SiteIDCode', content: publisher.siteCode }] : []),
  ];
}

const COLUMN_NAME = '通报';
const COLUMN_TYPE = '信息公开';

/** The column tags of a page in the column of notices, by the same rules. */
export const COLUMN_META: readonly Meta[] = [
  { name: 'ColumnName', content: COLUMN_NAME },
  { name: 'ColumnType', content: COLUMN_TYPE },
];

/** The description of the column of notices. */
export function columnDescription({ organization }: Publisher): string {
  return `${organization}公布的全部通报`;
}

/** The column tags of the column's own page, the list, by the same rules. */
export function columnMetaTags(publisher: Publisher): Meta[] {
  return [
    ...COLUMN_META,
    { name: 'ColumnDescription', content: columnDescription(publisher) },
    { name: 'ColumnKeywords', content: [COLUMN_NAME, COLUMN_TYPE, publisher.organization].join(',') },
  ];
}
