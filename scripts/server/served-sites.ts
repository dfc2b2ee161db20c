import type { Duplex } from 'node:stream';
import type { Representation } from '#lib/http/representation';
import { type BuiltSite, openBuiltSite } from '#lib/site/built-site';
import { type CareTerms, careTerms } from '#lib/site/care-terms';
import { DEFAULT_VIEW } from '#lib/views/view';
import type { SiteHold } from './site-server';

/** A build that is open in this worker. */
export interface OpenedBuild extends BuiltSite {
  directory: string;
  errorPage: Representation;
  terms: CareTerms;
}

/** The sites of a worker: the one that answers readers, and one that is being proved beside it. */
export interface ServedSites {
  /** Holds a site for a request on this connection, until it is released. */
  hold(connection: Duplex): SiteHold;
  /** Answers requests on this connection from this build, whichever is in use. */
  mark(connection: Duplex, build: OpenedBuild): void;
  /** This build is not proved any more: it is in use, or was refused. */
  unmark(build: OpenedBuild): void;
  /** From now on requests are answered from this build. */
  use(build: OpenedBuild): void;
  /** The build that answers readers; null before the first. */
  current(): OpenedBuild | null;
}

/**
 * Opens a build, with the page that is shown when its site cannot be read.
 * @param beside an open build, whose texts are taken over where they are the same.
 */
export async function openBuild(directory: string, beside: OpenedBuild | null = null): Promise<OpenedBuild> {
  const built = await openBuiltSite(directory, beside?.searchTexts);
  const { site } = built;
  const errorPage = await site.page('error', DEFAULT_VIEW);
  return { ...built, directory, errorPage, terms: careTerms(site) };
}

/**
 * Keeps a worker's sites.
 * @param freed is called with the folder of a build that was used before, once no request is answered from it any more.
 */
export function createServedSites(freed: (directory: string) => void): ServedSites {
  const marked = new WeakMap<Duplex, OpenedBuild>();
  const held = new Map<OpenedBuild, number>();
  let current: OpenedBuild | null = null;
  const count = (build: OpenedBuild, more: 1 | -1) => {
    const left = (held.get(build) ?? 0) + more;
    if (left > 0) held.set(build, left);
    else held.delete(build);
    if (left === 0 && build !== current && !marks.has(build)) freed(build.directory);
  };
  /** Builds that are only being proved. */
  const marks = new Set<OpenedBuild>();
  return {
    hold: (connection) => {
      const build = marked.get(connection) ?? current;
      if (build === null) throw new Error('a request came before there was a site');
      count(build, 1);
      return { site: async () => build.site, errorPage: build.errorPage, release: () => count(build, -1) };
    },
    mark: (connection, build) => {
      marks.add(build);
      marked.set(connection, build);
    },
    unmark: (build) => {
      marks.delete(build);
    },
    current: () => current,
    use: (build) => {
      const before = current;
      current = build;
      marks.delete(build);
      if (before && before !== build && !held.has(before)) freed(before.directory);
    },
  };
}
