import { describe, expect, test } from 'vitest';
import { attaching } from '../../../../fixtures/broken/attached';
import { problemsOf } from '../../../../fixtures/broken/base';
import { pdfWith } from '../../../../harness/attached-files';

function reasonFor(name: string): string | undefined {
  const said = problemsOf(attaching({ [name]: pdfWith() }, [`  - file: "${name}"`]));
  return said
    .find((line) => line.includes('attachment-name'))
    ?.replace(/^.*不能用：|（attachment-name）$/g, '');
}

describe('attachment-name', () => {
  test.each(['附件1.整改任务清单（2024年）.pdf', 'files/list_1-2.pdf', 'a b.pdf', '附件一：清单.pdf'])(
    'takes %s',
    (name) => {
      expect(reasonFor(name)).toBeUndefined();
    },
  );

  test.each([
    ['a#b.pdf', '有别的系统不认的符号“#”'],
    ['a?b.pdf', '有别的系统不认的符号“?”'],
    ['a%41.pdf', '有别的系统不认的符号“%”'],
    ['<a>.pdf', '有别的系统不认的符号“<”'],
    ['con.pdf', '是 Windows 留作设备用的名称'],
    ['list.exe.pdf', '有两个结尾，看起来是一种文件，打开是另一种'],
    [' a.pdf', '以空格或者点开头、结尾'],
    ['notice.pdf', '与存档里网页和正文的文件同名'],
    [`${'长'.repeat(80)}.pdf`, '超过80个字'],
  ])('refuses %s', (name, reason) => {
    expect(reasonFor(name)).toBe(reason);
  });

  test('refuses two that only differ in case', () => {
    const said = problemsOf(attaching({ 'a.pdf': pdfWith(), 'A.pdf': pdfWith(' ') }));
    expect(said.join('\n')).toContain('附件的文件名不能用：与 a.pdf 只差大小写（attachment-name）');
  });
});
