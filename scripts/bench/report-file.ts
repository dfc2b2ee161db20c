import { CommandError } from '../run';

/** HTML comments that enclose the part of a Markdown file which the benchmarks write. */
const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/**
 * The text of a Markdown file with `report` in place of what stands between `<!-- bench:begin -->` and
 * `<!-- bench:end -->`.
 * @param name the file's name, for the error.
 * @throws CommandError unless each comment occurs once, in this order.
 */
export function withReport(name: string, text: string, report: string): string {
  const [before, between, ...more] = text.split(BEGIN);
  const [, after, ...rest] = (between ?? '').split(END);
  if (before?.includes(END) || after === undefined || more.length + rest.length > 0)
    throw new CommandError(`${name} needs one ${BEGIN}, and after it one ${END}`);
  return `${before}${BEGIN}\n\n${report.trim()}\n\n${END}${after}`;
}
