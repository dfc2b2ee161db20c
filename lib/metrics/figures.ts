import * as z from 'zod';

/** Upper bounds of a histogram's buckets, in seconds; what took longer falls into one more. */
export const LATENCY_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/**
 * The kinds of pages whose requests are counted. Not among them: forms, look-ups and the office's addresses, since a count
 * of their requests would tell, between two looks, when somebody wrote or was answered.
 */
export const COUNTED_PAGES = ['home', 'list', 'notice', 'file', 'page', 'health', 'other'] as const;

export type CountedPage = (typeof COUNTED_PAGES)[number];

/** The classes of status codes. */
const STATUS_CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;

export type StatusClass = (typeof STATUS_CLASSES)[number];

const naturalNumber = z.number().int().nonnegative();

const latencySchema = z.object({
  page: z.enum(COUNTED_PAGES),
  status: z.enum(STATUS_CLASSES),
  /** How many fell into each bucket; one more than there are bounds. */
  buckets: z.array(naturalNumber).length(LATENCY_BOUNDS.length + 1),
  /** The sum of all durations, in seconds. */
  seconds: z.number().nonnegative(),
});

/** The schema of a worker's figures, which only grow until it ends. */
export const countedSchema = z.object({
  latencies: z.array(latencySchema),
  /** Answers that a fault of the program broke off or turned into an error page. */
  failed: naturalNumber,
});

export type Counted = z.output<typeof countedSchema>;

/** The schema of what a worker is like at a moment. */
const gaugesSchema = z.object({
  /** Memory of its process, in bytes. */
  resident: naturalNumber,
  heapUsed: naturalNumber,
  /** How long its event loop kept others waiting since it last said so, in seconds. */
  loopDelay: z.object({ p50: z.number(), p99: z.number(), max: z.number() }),
  /** Its word for whether submissions can be stored, as on `/healthz`. */
  store: z.string(),
  /** Likewise for how mail to the office stands; null where none is sent, or it was not asked yet. */
  mail: z.string().nullable().default(null),
});

/** The schema of all that a worker tells of its figures. */
export const figuresSchema = z.object({ counted: countedSchema, gauges: gaugesSchema });

export type Figures = z.output<typeof figuresSchema>;

/** Figures of which nothing was counted yet. */
export function nothingCounted(): Counted {
  return { latencies: [], failed: 0 };
}

/** Counts one answer more. @param seconds from the request's head to the end of the answer. */
export function countLatency(
  counted: Counted,
  page: CountedPage,
  status: StatusClass,
  seconds: number,
): void {
  let found = counted.latencies.find((one) => one.page === page && one.status === status);
  if (!found) {
    found = { page, status, buckets: [...LATENCY_BOUNDS.map(() => 0), 0], seconds: 0 };
    counted.latencies.push(found);
  }
  const place = LATENCY_BOUNDS.findIndex((bound) => seconds <= bound);
  const bucket = place < 0 ? LATENCY_BOUNDS.length : place;
  found.buckets[bucket] = (found.buckets[bucket] ?? 0) + 1;
  found.seconds += seconds;
}

/** Adds up what several workers counted. */
export function sumOfCounted(all: readonly Counted[]): Counted {
  const sum = nothingCounted();
  for (const { latencies, failed } of all) {
    sum.failed += failed;
    for (const { page, status, buckets, seconds } of latencies) {
      const found = sum.latencies.find((one) => one.page === page && one.status === status);
      if (!found) sum.latencies.push({ page, status, buckets: [...buckets], seconds });
      else {
        found.seconds += seconds;
        found.buckets = found.buckets.map((value, index) => value + (buckets[index] ?? 0));
      }
    }
  }
  return sum;
}

/** The class of a status code. */
export function statusClass(status: number): StatusClass {
  return STATUS_CLASSES[Math.min(5, Math.max(1, Math.floor(status / 100))) - 1] ?? '5xx';
}
