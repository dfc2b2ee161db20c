// @ts-check
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Begins the source map in a bundle, which runs to the end of its line. */
export const SOURCE_MAP = '//# sourceMappingURL=data:application/json;base64,';

/**
 * Lets the traces of a bundle name the lines of its sources. Its source map is as long as itself: it is read for the first
 * trace, and not at every start, as it would be by `process.setSourceMapsEnabled`.
 * @param {string} file
 */
export function nameSourcesInTraces(file) {
  const bundle = pathToFileURL(file).href;
  /** @type {SourceMap | undefined} */
  let map;

  /** @param {NodeJS.CallSite} frame */
  function lineOf(frame) {
    if (frame.getFileName() !== bundle) return String(frame);
    map ??= readMap(file);
    const [line, column] = [frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1];
    const found = map.findEntry(line - 1, column - 1);
    if (!('originalSource' in found)) return String(frame);
    const source = relative('.', resolve(dirname(file), found.originalSource));
    const place = `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
    return String(frame).replace(`${bundle}:${line}:${column}`, () => place);
  }

  Error.prepareStackTrace = (error, frames) =>
    [String(error), ...frames.map((frame) => `    at ${lineOf(frame)}`)].join('\n');
}

/** @param {string} file */
function readMap(file) {
  const text = readFileSync(file, 'utf8');
  const begin = text.lastIndexOf(SOURCE_MAP) + SOURCE_MAP.length;
  return new SourceMap(
    JSON.parse(Buffer.from(text.slice(begin, text.indexOf('\n', begin)), 'base64').toString()),
  );
}
