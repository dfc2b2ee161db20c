import type { Metric, Sample } from '#lib/metrics/exposition';
import { type Counted, type Figures, LATENCY_BOUNDS, sumOfCounted } from '#lib/metrics/figures';

/**
 * Steps in which free space is told, in bytes: exact figures would tell when the database grew, and so when somebody
 * wrote.
 */
const SPACE_STEP = 16 * 1024 * 1024;

/** What is known of the whole site at a moment. */
export interface SiteFigures {
  /** Of each worker that lives. */
  readonly workers: readonly Figures[];
  /** What those that have ended counted. */
  readonly ended: Counted;
  /** Free bytes on the disks of data and builds; null where the system cannot tell. */
  readonly free: Readonly<Record<'data' | 'builds', number | null>>;
}

/** Turns the figures of all workers into metrics of the site: counts are added up, of delays the worst is told. */
export function siteMetrics({ workers, ended, free }: SiteFigures): Metric[] {
  const counted = sumOfCounted([ended, ...workers.map((worker) => worker.counted)]);
  const gauges = workers.map((worker) => worker.gauges);
  const sum = (of: (gauge: Figures['gauges']) => number) => gauges.reduce((all, gauge) => all + of(gauge), 0);
  const worst = (of: (gauge: Figures['gauges']) => number) => Math.max(0, ...gauges.map(of));
  return [
    {
      name: 'disclosure_request_duration_seconds',
      type: 'histogram',
      help: 'Time from the head of a request to the end of its answer. Forms, look-ups and the office are not counted.',
      samples: counted.latencies.flatMap(histogram),
    },
    {
      name: 'disclosure_request_failures_total',
      type: 'counter',
      help: 'Answers that a fault of the program turned into an error page.',
      samples: [{ value: counted.failed }],
    },
    gauge('disclosure_workers', 'Processes that serve.', [{ value: workers.length }]),
    gauge('disclosure_memory_bytes', 'Memory of all processes that serve.', [
      { labels: { kind: 'resident' }, value: sum(({ resident }) => resident) },
      { labels: { kind: 'heap' }, value: sum(({ heapUsed }) => heapUsed) },
    ]),
    gauge(
      'disclosure_event_loop_delay_seconds',
      'Delay of the event loop in the last seconds; the worst process.',
      [
        { labels: { quantile: '0.5' }, value: worst(({ loopDelay }) => loopDelay.p50) },
        { labels: { quantile: '0.99' }, value: worst(({ loopDelay }) => loopDelay.p99) },
        { labels: { quantile: '1' }, value: worst(({ loopDelay }) => loopDelay.max) },
      ],
    ),
    gauge('disclosure_disk_free_bytes', 'Free space, rounded down to 16 MiB.', [
      ...spaceOf('data', free.data),
      ...spaceOf('builds', free.builds),
    ]),
    gauge(
      'disclosure_store_state',
      'How many processes say so of storing submissions, in the words of the health check.',
      countsOf(['ok', ...gauges.map(({ store }) => store)]),
    ),
    gauge(
      'disclosure_mail_state',
      'How many processes say so of mail to the office, in the words of the health check.',
      gauges.some(({ mail }) => mail !== null)
        ? countsOf(['ok', ...gauges.flatMap(({ mail }) => mail ?? [])])
        : [],
    ),
  ];
}

/** How often each word comes after the first, which is told also where it is none. */
function countsOf([first = '', ...words]: readonly string[]): Sample[] {
  return [...new Set([first, ...words])].map((state) => ({
    labels: { state },
    value: words.filter((word) => word === state).length,
  }));
}

function gauge(name: string, help: string, samples: readonly Sample[]): Metric {
  return { name, type: 'gauge', help, samples };
}

function spaceOf(place: string, free: number | null): Sample[] {
  if (free === null) return [];
  return [{ labels: { place }, value: Math.floor(free / SPACE_STEP) * SPACE_STEP }];
}

function histogram({ page, status, buckets, seconds }: Counted['latencies'][number]): Sample[] {
  const labels = { page, status };
  let below = 0;
  const cumulative = buckets.map((value, index): Sample => {
    below += value;
    const bound = LATENCY_BOUNDS[index];
    return {
      suffix: '_bucket',
      labels: { ...labels, le: bound === undefined ? '+Inf' : String(bound) },
      value: below,
    };
  });
  return [
    ...cumulative,
    { suffix: '_sum', labels, value: seconds },
    { suffix: '_count', labels, value: below },
  ];
}
