import { ask } from './ask';

/** A sample as the text format 0.0.4 has it. */
export interface ParsedSample {
  name: string;
  labels: Readonly<Record<string, string>>;
  value: number;
}

/** What a text of metrics holds, by the names of the metrics. */
export type ParsedMetrics = ReadonlyMap<string, { type: string; samples: readonly ParsedSample[] }>;

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*)\\})? (\\+Inf|-Inf|NaN|[-+0-9.eE]+)$`);

/**
 * Parses a text of metrics in Prometheus' text format 0.0.4 by its grammar, stricter than Prometheus itself: each metric with
 * `HELP` and `TYPE` before its samples and once, no sample twice, and histograms whose buckets add up.
 * @throws Error with the line that is wrong.
 */
export function parseMetrics(text: string): ParsedMetrics {
  const metrics = new Map<string, { type: string; samples: ParsedSample[] }>();
  const seen = new Set<string>();
  const helped = new Set<string>();
  let current: { name: string; type: string; samples: ParsedSample[] } | null = null;
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  for (const line of text.slice(0, -1).split('\n')) {
    const [, comment, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (comment !== undefined && !new RegExp(`^${NAME}$`).test(name)) throw new Error(line);
    if (comment === 'HELP') {
      if (helped.has(name)) throw new Error(`twice: ${line}`);
      helped.add(name);
      continue;
    }
    if (comment === 'TYPE') {
      if (metrics.has(name) || !helped.has(name) || !/^(counter|gauge|histogram)$/.test(rest))
        throw new Error(line);
      current = { name, type: rest, samples: [] };
      metrics.set(name, current);
      continue;
    }
    const sample = sampleOf(line);
    if (sample === null || current === null || !belongs(sample.name, current)) throw new Error(line);
    const key = line.slice(0, line.lastIndexOf(' '));
    if (seen.has(key)) throw new Error(`twice: ${line}`);
    seen.add(key);
    current.samples.push(sample);
  }
  for (const [name, { type, samples }] of metrics) if (type === 'histogram') checkHistogram(name, samples);
  return metrics;
}

/** How many workers tell of themselves where a server gives its figures. */
export async function workersAt(port: number): Promise<number> {
  const { text } = await ask(`http://127.0.0.1:${port}`, '/metrics');
  return parseMetrics(text).get('disclosure_workers')?.samples[0]?.value ?? 0;
}

function sampleOf(line: string): ParsedSample | null {
  const [, name, labels = '', value = ''] = SAMPLE.exec(line) ?? [];
  if (name === undefined) return null;
  const pairs = [...labels.matchAll(new RegExp(LABEL, 'g'))].map(([pair]): [string, string] => {
    const [label = ''] = pair.split('=', 1);
    return [label, JSON.parse(pair.slice(label.length + 1))];
  });
  if (new Set(pairs.map(([label]) => label)).size < pairs.length) return null;
  return { name, labels: Object.fromEntries(pairs), value: numberOf(value) };
}

function numberOf(value: string): number {
  return value === '+Inf'
    ? Number.POSITIVE_INFINITY
    : value === '-Inf'
      ? Number.NEGATIVE_INFINITY
      : Number(value);
}

function belongs(sample: string, { name, type }: { name: string; type: string }): boolean {
  if (type !== 'histogram') return sample === name;
  return ['_bucket', '_sum', '_count'].some((suffix) => sample === name + suffix);
}

function checkHistogram(name: string, samples: readonly ParsedSample[]): void {
  const groups = new Map<string, ParsedSample[]>();
  for (const sample of samples) {
    const { le: _, ...rest } = sample.labels;
    const key = JSON.stringify(rest);
    groups.set(key, [...(groups.get(key) ?? []), sample]);
  }
  for (const [key, group] of groups) {
    const buckets = group.filter((sample) => sample.name === `${name}_bucket`);
    const bounds = buckets.map(({ labels }) => numberOf(labels.le ?? 'none'));
    const values = buckets.map(({ value }) => value);
    const count = group.find((sample) => sample.name === `${name}_count`)?.value;
    const rises = (list: readonly number[]) => list.every((one, index) => one >= (list[index - 1] ?? one));
    const isWhole = bounds.at(-1) === Number.POSITIVE_INFINITY && values.at(-1) === count;
    const hasSum = group.some((sample) => sample.name === `${name}_sum`);
    if (!isWhole || !hasSum || !rises(bounds) || !rises(values))
      throw new Error(`${name} ${key} does not add up`);
  }
}
