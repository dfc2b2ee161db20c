import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStaffYaml } from '#lib/content/yaml/staff-yaml';
import { parseYaml, valueAt } from '#lib/content/yaml/yaml';
import { toYamlScalar } from '#lib/content/yaml/yaml-text';

/** Texts of the kind that staff quote, with every mark that means something to YAML. */
const text = fc
  .array(fc.constantFrom(...'甲乙，：“”aZ_09 -?:,[]{}#&*!|>\'"\\%@`~=.'), { minLength: 1, maxLength: 12 })
  .map((letters) => letters.join('').trim())
  .filter((letters) => letters !== '');

describe('a text as YAML', () => {
  test.each([
    { where: 'alone', written: (value: string) => `quote: ${value}\n`, path: ['quote'] },
    { where: 'in a list', written: (value: string) => `done:\n  - ${value}\n`, path: ['done', 0] },
  ])('is read back as it was, and in order, when it stands $where', ({ written, path }) => {
    // Both kinds of quotation marks at once: the repair of slips takes the doubled mark for the end.
    const readable = text.filter((words) => !(words.includes("'") && /["\\]/.test(words)));
    fc.assert(
      fc.property(readable, (words) => {
        const { data, problems } = parseStaffYaml('a.md', written(toYamlScalar(words)), 1);
        expect(problems.map(({ reason }) => reason)).toEqual([]);
        expect(valueAt(data, path)).toBe(words);
      }),
      { numRuns: 2000 },
    );
  });

  test('is valid and whole between the brackets of a list', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { data, errors } = parseYaml(`done: [${toYamlScalar(words)}, 乙]\n`);
        expect(errors).toEqual([]);
        expect(data).toEqual({ done: [words, '乙'] });
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['补登图书120册', '登记簿：由两人签字', '甲-乙', '9:30开放', '占60%'])(
    'stays bare where nothing in it means more: %s',
    (words) => {
      expect(toYamlScalar(words)).toBe(words);
    },
  );
});
