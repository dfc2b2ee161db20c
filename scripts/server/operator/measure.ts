import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import {
  type CountedPage,
  countLatency,
  type Figures,
  nothingCounted,
  statusClass,
} from '#lib/metrics/figures';
import { isPublicPath, parseSitePath, SITE_PATHS } from '#lib/model/addresses';

/** How often a worker tells its figures, in milliseconds. */
const TELLING = 2_000;

/** After how many tellings it asks again how mail stands, which costs a look into the database. */
const TELLINGS_A_LOOK = 15;

/** Nanoseconds in a second, in which the delay of the event loop is measured. */
const NANOSECONDS = 1e9;

/** Counts a worker's answers. */
export interface AnswerMeasure {
  /** Counts the answer to a request, when it has ended, if its address is one that is counted. */
  watch(request: IncomingMessage, response: ServerResponse): void;
}

/**
 * Begins to measure this process.
 * @param state its word for whether submissions can be stored. @param mail its word for how mail stands; null for none.
 * @param tell is handed the figures every two seconds.
 */
export function startMeasure(
  state: () => string,
  mail: () => Promise<string | null>,
  tell: (figures: Figures) => void,
): AnswerMeasure {
  const counted = nothingCounted();
  const delay = monitorEventLoopDelay();
  delay.enable();
  let mailWord: string | null = null;
  let tellings = 0;
  setInterval(() => {
    if (tellings % TELLINGS_A_LOOK === 0)
      void mail().then(
        (word) => (mailWord = word),
        () => undefined,
      );
    tellings += 1;
    const { rss, heapUsed } = process.memoryUsage();
    const [p50, p99, max] = [delay.percentile(50), delay.percentile(99), delay.max];
    delay.reset();
    const loopDelay = { p50: p50 / NANOSECONDS, p99: p99 / NANOSECONDS, max: max / NANOSECONDS };
    tell({ counted, gauges: { resident: rss, heapUsed, loopDelay, store: state(), mail: mailWord } });
  }, TELLING).unref();
  return {
    watch: (request, response) => {
      // A build that is tried asks for pages within this process.
      if (!(request.socket instanceof Socket)) return;
      const page = pageKindOf(request.method ?? '', request.url ?? '/');
      const begun = performance.now();
      response.on('finish', () => {
        if (page === null) return;
        if (response.statusCode === 500) counted.failed += 1;
        countLatency(counted, page, statusClass(response.statusCode), (performance.now() - begun) / 1_000);
      });
    },
  };
}

/** What stands in the addresses of forms, look-ups and the office. */
const UNCOUNTED = ['feedback', 'office'];

/**
 * The kind of page that is asked for; null for what is not counted: whatever is posted, and the addresses of forms,
 * look-ups and the office at whatever spelling, since one that is not known might be a slip in one of those.
 */
export function pageKindOf(method: string, url: string): CountedPage | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  const [asked = '/'] = url.split('?');
  const path = decoded(asked)?.replace(/(?!^)\/+$/, '') ?? null;
  if (path === null || UNCOUNTED.some((word) => path.toLowerCase().includes(word))) return null;
  const parsed = isPublicPath(path) ? parseSitePath(path) : null;
  switch (parsed?.kind) {
    case 'notice':
      return 'notice';
    case 'file':
    case 'icon':
      return 'file';
    case 'ledger':
      return 'page';
    case 'page':
      return kindOfPage(parsed.path);
    default:
      return 'other';
  }
}

function kindOfPage(path: string): CountedPage {
  if (path === SITE_PATHS.home) return 'home';
  if (path === SITE_PATHS.health || path === SITE_PATHS.ready) return 'health';
  return path === SITE_PATHS.list ? 'list' : 'page';
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
