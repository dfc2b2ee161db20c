import fc from 'fast-check';
import type { ContentTree } from '#lib/content/source';
import { prepareCorrection } from '#lib/versions/correct';
import { publish } from '#lib/versions/publish';
import { published } from './published';

/** What a build is made of, as staff and programmers change it. */
export interface Sources {
  readonly tree: ContentTree;
  readonly siteUrl: string;
  /** A rule of the style sheet of notices. */
  readonly css: string;
  /** Stands for the hash of the code. */
  readonly code: string;
}

/** A change of what a build is made of; `past` are the sources that were, oldest first. */
export type Edit = (now: Sources, past: readonly Sources[]) => Sources;

const LATER = Date.parse('2026-11-01T00:00:00Z');
const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

const slugsOf = (tree: ContentTree) =>
  [...tree.keys()].flatMap((path) =>
    path.endsWith('/notice.md') ? [path.slice(0, -'/notice.md'.length)] : [],
  );

const folderOf = (tree: ContentTree, slug: string) =>
  [...tree].filter(([path]) => path.startsWith(`${slug}/`));

/** The texts of a notice's items: a sentence more is still a sound notice. */
const textsOf = (tree: ContentTree, slug: string) =>
  [...tree.keys()].filter((path) => path.startsWith(`${slug}/`) && /\/\d\d-[^/]*\.md$/.test(path));

const pick = <T>(all: readonly T[], number: number): T | undefined => all[number % Math.max(1, all.length)];

function withTree(now: Sources, change: (tree: Map<string, Uint8Array>) => void): Sources {
  const tree = new Map(now.tree);
  change(tree);
  return { ...now, tree };
}

const number = fc.nat({ max: 1000 });

/** A word that is changed before publication: what was recorded is recorded anew. */
const changeWord = fc.tuple(number, number).map(
  ([which, words]): Edit =>
    (now) => {
      const slug = pick(slugsOf(now.tree), which) ?? '';
      const path = pick(textsOf(now.tree, slug), words);
      if (path === undefined) return now;
      const changed = withTree(now, (tree) => {
        tree.set(path, encode(`${decode(tree.get(path)).trimEnd()}\n\n已办理${words}件。\n`));
      });
      return { ...changed, tree: published(changed.tree) };
    },
);

/** A word that is changed after publication, recorded as a correction. */
const correct = number.map(
  (which): Edit =>
    (now) => {
      const slug = pick(slugsOf(now.tree), which) ?? '';
      const [path] = textsOf(now.tree, slug);
      if (path === undefined) return now;
      const changed = withTree(now, (tree) => {
        tree.set(path, encode(`${decode(tree.get(path)).trimEnd()}\n\n补充说明${which}。\n`));
      });
      const correction = prepareCorrection({ tree: changed.tree, root: 'content', slug, now: LATER });
      if (!correction.done) return now;
      const { files } = correction.record({ what: '补充说明', why: '原文不全', windowWhy: '' });
      return withTree(changed, (tree) => {
        for (const [file, text] of files) if (text !== null) tree.set(file, encode(text));
      });
    },
);

const withdraw = number.map(
  (which): Edit =>
    (now) => {
      const slug = pick(slugsOf(now.tree), which) ?? '';
      const path = `${slug}/notice.md`;
      if (decode(now.tree.get(path)).includes('withdrawn:')) return now;
      const changed = withTree(now, (tree) => {
        const withdrawal = 'withdrawn:\n  at: 2026-12-01T09:00+08:00\n  reason: 内容重复\n';
        tree.set(path, encode(decode(tree.get(path)).replace(/^---\n/, `---\n${withdrawal}`)));
      });
      const recorded = publish({ tree: changed.tree, root: 'content', slug, at: null, now: LATER });
      if (!recorded.done) return now;
      return withTree(changed, (tree) => {
        for (const [file, text] of recorded.files) if (text !== null) tree.set(file, encode(text));
      });
    },
);

const add = fc.tuple(number, number).map(
  ([which, name]): Edit =>
    (now) => {
      const slug = pick(slugsOf(now.tree), which) ?? '';
      return withTree(now, (tree) => {
        const added = new Map(
          folderOf(now.tree, slug).map(([path, bytes]) => [path.replace(slug, `added-${name}`), bytes]),
        );
        for (const [path, bytes] of published(added)) tree.set(path, bytes);
      });
    },
);

const remove = number.map(
  (which): Edit =>
    (now) =>
      withTree(now, (tree) => {
        const slugs = slugsOf(now.tree);
        if (slugs.length < 3) return;
        for (const [path] of folderOf(now.tree, pick(slugs, which) ?? '')) tree.delete(path);
      }),
);

const rename = fc.tuple(number, number).map(
  ([which, name]): Edit =>
    (now) => {
      const slug = pick(slugsOf(now.tree), which) ?? '';
      return withTree(now, (tree) => {
        const moved = new Map(
          folderOf(now.tree, slug).map(([path, bytes]) => [path.replace(slug, `moved-${name}`), bytes]),
        );
        for (const path of folderOf(now.tree, slug)) tree.delete(path[0]);
        for (const [path, bytes] of published(moved)) tree.set(path, bytes);
      });
    },
);

const changeSite = number.map(
  (name): Edit =>
    (now) =>
      withTree(now, (tree) => {
        tree.set(
          'site.yaml',
          encode(decode(tree.get('site.yaml')).replace(/^organization: .*$/m, `organization: 第${name}局`)),
        );
      }),
);

const changeAddress = number.map(
  (name): Edit =>
    (now) => ({ ...now, siteUrl: `https://www${name}.example` }),
);
const changeStyle = number.map(
  (width): Edit =>
    (now) => ({ ...now, css: `p{margin:${width}px}` }),
);
const changeRule = number.map(
  (name): Edit =>
    (now) => ({ ...now, code: `code ${name % 3}` }),
);
const goBack = number.map(
  (steps): Edit =>
    (now, past) =>
      pick(past, steps) ?? now,
);

/** Any change of what a build is made of. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: changeWord },
  { weight: 2, arbitrary: correct },
  { weight: 2, arbitrary: withdraw },
  { weight: 2, arbitrary: add },
  { weight: 2, arbitrary: remove },
  { weight: 2, arbitrary: rename },
  changeSite,
  changeAddress,
  changeStyle,
  changeRule,
  { weight: 2, arbitrary: goBack },
);
