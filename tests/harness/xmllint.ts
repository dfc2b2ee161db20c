import { spawnSync } from 'node:child_process';

/** The grammar of Atom (RFC 4287, appendix B). */
export const ATOM_GRAMMAR = 'tests/fixtures/schemas/atom.rng';

/**
 * What libxml2 finds wrong with `xml`; empty when it is well-formed and, where a grammar is given, valid by it.
 * @param grammar a RELAX NG schema's file.
 */
export function xmlFaults(xml: string, grammar?: string): string {
  const by = grammar === undefined ? [] : ['--relaxng', grammar];
  const { status, stderr, error } = spawnSync('xmllint', ['--noout', '--nonet', ...by, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  if (error) throw error;
  return status === 0 ? '' : stderr;
}

/** The string value of an XPath expression over `xml`, as libxml2 reads it. @throws when it cannot. */
export function xpath(xml: string, expression: string): string {
  const { status, stdout, stderr, error } = spawnSync('xmllint', ['--nonet', '--xpath', expression, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr);
  // It ends its answer with a line feed of its own.
  return stdout.replace(/\n$/, '');
}
