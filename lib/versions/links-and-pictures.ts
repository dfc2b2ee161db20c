import type { Nodes, Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { linkDefinitions } from '#lib/content/markdown/definitions';
import { picturePath } from '#lib/content/markdown/picture-address';
import { visitAll } from '#lib/content/markdown/tree/visit';
import { sectionsOf } from '#lib/content/sections';
import type { NoticeSource } from '#lib/content/source';

/** The links and pictures of a notice's text, in its order. */
export interface LinksAndPictures {
  /** Each link as its author wrote it: its text and its target. */
  links: { words: string; address: string }[];
  /** The path of each picture below the notice's folder, once for each time that it is shown. */
  pictures: string[];
}

/**
 * Collects the links and pictures of a notice's own text, not of its outcome. Links that pages derive from the words
 * (footnote marks, telephones, mailboxes) are not among them: they follow from the text.
 */
export function linksAndPictures(source: NoticeSource): LinksAndPictures {
  const collected: LinksAndPictures = { links: [], pictures: [] };
  for (const { file } of sectionsOf(source)) collect(file.body, collected);
  return collected;
}

function collect(tree: Root, { links, pictures }: LinksAndPictures): void {
  const definitions = linkDefinitions(tree);
  const addressOf = (node: Nodes): string => {
    if ('url' in node) return node.url;
    return 'identifier' in node ? (definitions.get(node.identifier)?.url ?? '') : '';
  };
  visitAll(tree, (node) => {
    if (node.type === 'link' || node.type === 'linkReference')
      links.push({ words: wordsOf(node), address: addressOf(node) });
    if (node.type === 'image' || node.type === 'imageReference') pictures.push(picturePath(addressOf(node)));
  });
}
