import type { Nodes, Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { linkDefinitions } from '#lib/content/markdown/definitions';
import { picturePath } from '#lib/content/markdown/picture-address';
import { sectionsOf } from '#lib/content/sections';
import type { NoticeSource } from '#lib/content/source';

/** What a notice's texts show beyond their words, in the order of the text. */
export interface Shown {
  /** Each link as its author wrote it: its words, and where they lead. */
  links: { words: string; address: string }[];
  /** The path below the notice's folder of each picture, as often as it is shown. */
  pictures: string[];
}

/**
 * The links and pictures of a notice's own texts, not of its outcome. What pages make of the words by themselves
 * (footnotes' marks, telephones, mailboxes) is none: it follows from the text.
 */
export function shownIn(source: NoticeSource): Shown {
  const shown: Shown = { links: [], pictures: [] };
  for (const { file } of sectionsOf(source)) addShown(file.body, shown);
  return shown;
}

function addShown(tree: Root, { links, pictures }: Shown): void {
  const definitions = linkDefinitions(tree);
  const addressOf = (node: Nodes): string => {
    if ('url' in node) return node.url;
    return 'identifier' in node ? (definitions.get(node.identifier)?.url ?? '') : '';
  };
  visit(tree, (node) => {
    if (node.type === 'link' || node.type === 'linkReference')
      links.push({ words: wordsOf(node), address: addressOf(node) });
    if (node.type === 'image' || node.type === 'imageReference') pictures.push(picturePath(addressOf(node)));
  });
}
