import type { Definition, Nodes, Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { picturePath } from '#lib/content/markdown/picture-address';
import { itemFilesOf, type NoticeSource } from '#lib/content/source';

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
export function shownIn({ notice, folders, contact }: NoticeSource): Shown {
  const parts = (notice?.meta.parts ?? []).flatMap((part) =>
    folders.filter(({ name }) => name === part.folder).flatMap(itemFilesOf),
  );
  const shown: Shown = { links: [], pictures: [] };
  for (const file of [notice, ...parts, contact]) if (file) addShown(file.body, shown);
  return shown;
}

function addShown(tree: Root, { links, pictures }: Shown): void {
  const definitions = definitionsIn(tree);
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

/** Of two definitions with one name the first counts (CommonMark 0.31, 4.7). */
function definitionsIn(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}
