import { expect, test } from 'vitest';
import { renderText } from '#lib/content/markdown/html';
import { parseMarkdown } from '#lib/content/markdown/markdown';

const html = (text: string) =>
  renderText(parseMarkdown(text, 0), {
    slug: 'x',
    anchor: 'x',
    level: 2,
    numbering: [],
    pictures: new Map(),
    reach: { phones: [], mails: [] },
  }).html;

test.each([
  ['供水120m³。', '<p>供水120<abbr title="立方米">m³</abbr>。</p>'],
  [
    '供水1.5万m³，绿地3㎡。',
    '<p>供水1.5万<abbr title="立方米">m³</abbr>，绿地3<abbr title="平方米">㎡</abbr>。</p>',
  ],
  ['管网长12 km，温度4℃', '<p>管网长12 <abbr title="千米">km</abbr>，温度4<abbr title="摄氏度">℃</abbr></p>'],
  ['用电300kWh', '<p>用电300<abbr title="千瓦时">kWh</abbr></p>'],
])('a unit after a number is said: %s', (text, expected) => expect(html(text)).toBe(expected));

test.each(['型号KM3km号', '每m³一元', '3kmh', '5m23', '10万元', 'M3手机'])(
  'what is no unit after a number stays as it is: %s',
  (text) => expect(html(text)).toBe(`<p>${text}</p>`),
);

test('a unit within bold text and a table is said too', () => {
  expect(html('**120m³**')).toBe('<p><strong>120<abbr title="立方米">m³</abbr></strong></p>');
  expect(html('| 水量 |\n|---|\n| 120m³ |')).toContain('<td>120<abbr title="立方米">m³</abbr></td>');
});
