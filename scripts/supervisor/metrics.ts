import { createServer } from 'node:http';
import { freeBytes } from '#lib/feedback/limits/disk-space';
import { METRICS_TYPE, metricsText } from '#lib/metrics/exposition';
import { type Counted, type Figures, nothingCounted, sumOfCounted } from '#lib/metrics/figures';
import { siteMetrics } from '#lib/metrics/site-metrics';
import { systemErrorText } from '../run';
import type { WorkerProcess } from './worker-process';

/** The only interface that figures are told on. */
const LOOPBACK = '127.0.0.1';

/** Gathers what workers tell of their figures. */
export interface FigureBook<Worker> {
  note(worker: Worker, figures: Figures): void;
  /** Its process has ended: what it counted stays. */
  forget(worker: Worker): void;
  workers(): Figures[];
  ended(): Counted;
}

/** Creates a book of figures in which counts never fall, whatever becomes of workers. */
export function createFigureBook<Worker>(): FigureBook<Worker> {
  const last = new Map<Worker, Figures>();
  let ended = nothingCounted();
  return {
    note: (worker, figures) => {
      last.set(worker, figures);
    },
    forget: (worker) => {
      const figures = last.get(worker);
      if (figures) ended = sumOfCounted([ended, figures.counted]);
      last.delete(worker);
    },
    workers: () => [...last.values()],
    ended: () => ended,
  };
}

/** Where the disks are that are told of. */
export interface MetricsPlaces {
  readonly data: string;
  readonly builds: string;
}

/**
 * Answers `GET /metrics` on the loopback interface in Prometheus' text format. A port that cannot be had keeps nobody
 * from reading the site: it is said, and the site is served without.
 */
export function serveMetrics(
  port: number,
  book: Pick<FigureBook<WorkerProcess>, 'workers' | 'ended'>,
  places: MetricsPlaces,
  print: (text: string, isError: boolean) => void,
): void {
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    const free = { data: await freeOrUnknown(places.data), builds: await freeOrUnknown(places.builds) };
    const text = metricsText(siteMetrics({ workers: book.workers(), ended: book.ended(), free }));
    response.writeHead(200, { 'Content-Type': METRICS_TYPE, 'Cache-Control': 'no-store' }).end(text);
  });
  server.on('error', (error) => {
    print(
      `提醒：METRICS_PORT=${port} 用不了，没有提供监控数字：${systemErrorText(error) ?? error.message}`,
      true,
    );
  });
  server.listen(port, LOOPBACK);
  server.unref();
}

function freeOrUnknown(path: string): Promise<number | null> {
  return freeBytes(path).catch(() => null);
}
