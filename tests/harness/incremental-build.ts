import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { NO_CACHE, openDerivedCache } from '#lib/derived-cache';
import { openDrawnIndex } from '#lib/site/build/drawn-index';
import { makeObjects, manifestOf } from '#lib/site/build/make-build';
import type { BuildObjects } from '#lib/site/build/manifest';
import { openObjectStore } from '#lib/site/build/object-store';
import { type CssByName, cssByNameSchema } from '#lib/site/page-styles';
import { loadContent } from '#lib/versions/load';
import { type Drawers, openDrawers } from '../../scripts/build/drawers';
import { anyEdit, type Sources } from './random-edits';

/** Builds sources with what earlier builds drew, or without. */
async function build(
  { tree, siteUrl, css, code }: Sources,
  styles: CssByName,
  drawers: Drawers,
  { objects, cache }: { objects: string; cache: string | null },
): Promise<BuildObjects> {
  const content = loadContent(tree, 'content');
  const { publisher } = content;
  if (!publisher) throw new Error('the sources name no publisher');
  const input = {
    ...content,
    publisher,
    tree,
    styles: { ...styles, notice: styles.notice + css },
    siteUrl,
    contentDir: 'content',
  };
  drawers.setStyles(input.styles);
  const index = await openDrawnIndex(cache === null ? NO_CACHE : await openDerivedCache(cache, code));
  const built = await makeObjects(input, manifestOf(input), {
    objects: openObjectStore(objects),
    drawing: drawers,
    index,
  });
  await index.save();
  return built;
}

/**
 * Whether builds that draw only what changed are those that draw everything, object by object, over random edits of
 * `first`, drawn from the compiled application in `directory`.
 */
export async function assertIncrementalIsCold(
  first: Sources,
  directory: string,
  styles: unknown,
  { runs, edits, seed }: { runs: number; edits: number; seed?: number },
): Promise<void> {
  const css = cssByNameSchema.parse(styles);
  const drawers = openDrawers(directory);
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEdit, { minLength: edits, maxLength: edits }), async (all) => {
        const root = await mkdtemp(join(tmpdir(), 'disclosure-incremental-'));
        try {
          const past = [first];
          for (const edit of all) {
            const now = edit(past.at(-1) ?? first, past);
            past.push(now);
            const warm = { objects: join(root, 'objects'), cache: join(root, 'cache') };
            const built = await build(now, css, drawers, warm);
            const cold = { objects: join(root, `cold-${past.length}`), cache: null };
            const expected = await build(now, css, drawers, cold);
            if (JSON.stringify(built) !== JSON.stringify(expected))
              throw new Error(`a build differs from a cold one after ${past.length - 1} edits`);
          }
        } finally {
          await rm(root, { recursive: true, force: true });
        }
      }),
      { numRuns: runs, ...(seed === undefined ? {} : { seed }), endOnFailure: true },
    );
  } finally {
    await drawers.close();
  }
}
