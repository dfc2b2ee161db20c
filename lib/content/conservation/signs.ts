/**
 * Every sign of Markdown that the guide for staff names, by an example as its chapter on texts shows it. A sign that is
 * none of these is no mark to its author: where Markdown takes it for one, something is lost.
 */
export const SIGNS = {
  heading: '## 小标题',
  bold: '**加粗**',
  emphasis: '*斜体*',
  bullet: '- 第一点',
  number: '1. 第一步',
  quotation: '> 引文',
  line: '***',
  link: '[文字](地址)',
  reference: '[文字][名称]',
  definition: '[名称]: 地址',
  picture: '![说明](图片)',
  table: '| 设备 | 数量 |',
  cell: '<br>',
  footnote: '[^1]',
  escape: '\\*',
} as const;

export type Sign = keyof typeof SIGNS;

/** Before these signs a backslash is named as the way to write them: any other keeps its backslash in the author's mind. */
export const ESCAPED_SIGNS = '*_#<>[]()!|`\\&~+-.=';
