import compat from '@mdn/browser-compat-data/forLegacyNode';
import { below, isOld } from './compat';
import type { Finding } from './newer-features';

const { html, svg } = compat;

/** Every element and attribute of a page that the oldest engines do not know, by MDN's data, each once. */
export function newerHtml(page: string): Finding[] {
  const bare = page.replace(/<style>[\s\S]*?<\/style>/g, '<style></style>').replace(/<!--[\s\S]*?-->/g, '');
  const tags = Array.from(bare.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/gi));
  const found = tags.flatMap(([tag, name = '', attributes = '']) => inTag(tag, name, attributes));
  return [...new Map(found.map((finding) => [`${finding.feature} ${finding.use}`, finding])).values()];
}

function inTag(tag: string, name: string, attributes: string): Finding[] {
  const language = below(html, 'elements', name)?.__compat ? 'html' : 'svg';
  const element = below(language === 'html' ? html : svg, 'elements', name);
  const path = `${language}.elements.${name}`;
  const given = Array.from(
    attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g),
    ([, attribute = '', value = '']) => ({
      attribute,
      value,
    }),
  );
  return [
    ...(isOld(element) ? [] : [{ feature: path, use: tag }]),
    ...given.flatMap(({ attribute, value }) => {
      const kind = attribute === 'type' ? below(element, `type_${value}`) : undefined;
      const own = kind ?? below(element, attribute);
      const found = own ?? below(html, 'global_attributes', attribute);
      const feature = own ? `${path}.${attribute}` : `html.global_attributes.${attribute}`;
      return !found || isOld(found) ? [] : [{ feature, use: `${attribute}="${value}"` }];
    }),
  ];
}
