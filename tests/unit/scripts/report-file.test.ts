import { describe, expect, test } from 'vitest';
import { withReport } from '../../../scripts/bench/report-file';
import { CommandError } from '../../../scripts/run';

const FILE = 'docs/benchmarks.md';
const [BEGIN, END] = ['<!-- bench:begin -->', '<!-- bench:end -->'];

describe('the report of the benchmarks', () => {
  test('takes the place of the one before it, and nothing else changes', () => {
    const text = `# Benchmarks\n\n${BEGIN}\n\nold\n\n${END}\n\nMore.\n`;
    const written = withReport(FILE, text, '| new |\n');
    expect(written).toBe(`# Benchmarks\n\n${BEGIN}\n\n| new |\n\n${END}\n\nMore.\n`);
    expect(withReport(FILE, written, '| new |\n')).toBe(written);
  });

  test.each([
    { what: 'no comments', text: 'old' },
    { what: 'no end', text: `${BEGIN} old` },
    { what: 'no beginning', text: `old ${END}` },
    { what: 'the end first', text: `${END} old ${BEGIN}` },
    { what: 'an end before the beginning', text: `${END} ${BEGIN} old ${END}` },
    { what: 'two beginnings', text: `${BEGIN} ${BEGIN} old ${END}` },
    { what: 'two ends', text: `${BEGIN} old ${END} ${END}` },
  ])('is not written into a file with $what', ({ text }) => {
    expect(() => withReport(FILE, text, 'new')).toThrow(
      new CommandError(`${FILE} needs one ${BEGIN}, and after it one ${END}`),
    );
  });
});
