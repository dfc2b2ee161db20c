import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metricsText } from '#lib/metrics/exposition';
import {
  COUNTED_PAGES,
  type Counted,
  countLatency,
  type Figures,
  figuresSchema,
  nothingCounted,
  statusClass,
  sumOfCounted,
} from '#lib/metrics/figures';
import { siteMetrics } from '#lib/metrics/site-metrics';
import { parseMetrics } from '../../harness/prometheus';

// What is counted of a site, and how it is told.

const latency = fc.record({
  page: fc.constantFrom(...COUNTED_PAGES),
  status: fc.integer({ min: 100, max: 599 }).map(statusClass),
  seconds: fc.double({ min: 0, max: 20, noNaN: true }),
});

function counting(
  latencies: readonly {
    page: (typeof COUNTED_PAGES)[number];
    status: ReturnType<typeof statusClass>;
    seconds: number;
  }[],
): Counted {
  const counted = nothingCounted();
  for (const { page, status, seconds } of latencies) countLatency(counted, page, status, seconds);
  return counted;
}

function worker(counted: Counted, gauges: Partial<Figures['gauges']> = {}): Figures {
  const loopDelay = { p50: 0.01, p99: 0.02, max: 0.03 };
  return { counted, gauges: { resident: 100, heapUsed: 40, loopDelay, store: 'ok', mail: null, ...gauges } };
}

const FREE = { data: 5 * 16 * 1024 * 1024 + 1, builds: null };

describe('figures', () => {
  test('are what their schema says, and a text by the grammar of the format, whatever was counted', () => {
    fc.assert(
      fc.property(fc.array(latency), fc.array(latency), (one, other) => {
        const workers = [worker(counting(one)), worker(counting(other))];
        for (const figures of workers) expect(figuresSchema.safeParse(figures).success).toBe(true);
        const text = metricsText(siteMetrics({ workers, ended: nothingCounted(), free: FREE }));
        const durations = parseMetrics(text).get('disclosure_request_duration_seconds')?.samples ?? [];
        const all = durations
          .filter(({ name }) => name.endsWith('_count'))
          .reduce((sum, { value }) => sum + value, 0);
        expect(all).toBe(one.length + other.length);
      }),
    );
  });

  test('of several workers add up to what one would have counted', () => {
    fc.assert(
      fc.property(fc.array(latency), fc.array(latency), (one, other) => {
        const sum = sumOfCounted([counting(one), counting(other)]);
        const whole = counting([...one, ...other]);
        const byLabels = ({ latencies }: Counted) =>
          new Map(latencies.map(({ page, status, buckets }) => [`${page} ${status}`, buckets]));
        expect(byLabels(sum)).toEqual(byLabels(whole));
      }),
    );
  });

  test('fall into the bucket of the least bound that is not below them', () => {
    const { latencies } = counting([
      { page: 'home', status: '2xx', seconds: 0.005 },
      { page: 'home', status: '2xx', seconds: 0.0051 },
      { page: 'home', status: '2xx', seconds: 11 },
    ]);
    expect(latencies[0]?.buckets).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
});

test('memory is added up, delays are those of the worst, states are counted, and space is told in steps', () => {
  const workers = [
    worker(nothingCounted()),
    worker(nothingCounted(), { store: 'full', mail: 'retrying', loopDelay: { p50: 0, p99: 0.5, max: 0.6 } }),
  ];
  const metrics = parseMetrics(metricsText(siteMetrics({ workers, ended: nothingCounted(), free: FREE })));
  const valuesOf = (name: string) =>
    metrics.get(name)?.samples.map(({ labels, value }) => [...Object.values(labels), value]);
  expect(valuesOf('disclosure_memory_bytes')).toEqual([
    ['resident', 200],
    ['heap', 80],
  ]);
  expect(valuesOf('disclosure_event_loop_delay_seconds')).toEqual([
    ['0.5', 0.01],
    ['0.99', 0.5],
    ['1', 0.6],
  ]);
  expect(valuesOf('disclosure_store_state')).toEqual([
    ['ok', 1],
    ['full', 1],
  ]);
  expect(valuesOf('disclosure_mail_state')).toEqual([
    ['ok', 0],
    ['retrying', 1],
  ]);
  expect(valuesOf('disclosure_disk_free_bytes')).toEqual([['data', 5 * 16 * 1024 * 1024]]);
  expect(valuesOf('disclosure_workers')).toEqual([[2]]);
});

test('a label’s value is written so that it can be read back', () => {
  const value = 'a "word"\\\nand a line';
  const samples = [{ labels: { state: value }, value: 1 }];
  const text = metricsText([{ name: 'a', type: 'gauge', help: 'b', samples }]);
  expect(parseMetrics(text).get('a')?.samples[0]?.labels.state).toBe(value);
});
