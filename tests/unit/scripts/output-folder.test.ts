import { describe, expect, test } from 'vitest';
import { expectOutputInside } from '../../../scripts/build/output-folder';

const ROOT = '/srv/site';

describe('the folder of builds', () => {
  test.each(['.next', '.next/test', './builds', '/srv/site/.next', '..builds', 'a/../b'])(
    '%s is inside the program’s own',
    (output) => {
      expect(() => expectOutputInside(output, ROOT)).not.toThrow();
    },
  );

  test.each([
    ['/var/builds', '/var/builds'],
    ['..', '/srv'],
    ['../site-builds', '/srv/site-builds'],
    ['.next/../..', '/srv'],
    ['.', '/srv/site'],
  ])('%s is refused with what was expected and what it is', (output, found) => {
    expect(() => expectOutputInside(output, ROOT)).toThrow(
      `环境变量 DISCLOSURE_OUTPUT 应为 /srv/site 里面的一个文件夹，例如 .next（不设就是它）；现在是 ${output}，在 ${found}。请去掉这个变量，或者改成里面的文件夹，再运行一次。`,
    );
  });
});
