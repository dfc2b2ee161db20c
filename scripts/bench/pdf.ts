import { FIRST } from '../../tests/harness/fixtures';
import { makePapers } from '../../tests/harness/paper-made';
import { measurePaper, STANDARD } from '../../tests/harness/paper-measures';
import { type Bench, logStep } from './session';
import { table, tenths } from './table';

/** Dimensions and type of the first notice's PDF, beside what GB/T 9704-2012 prescribes, with its clauses. */
export async function measurePdf(bench: Bench, command: string): Promise<string> {
  logStep('making the first notice’s PDF');
  const papers = await makePapers([FIRST.slug]);
  bench.cleanup.defer(() => papers.remove());
  const measured = measurePaper(await papers.paperOf(FIRST.slug));
  const { page, margins, sizes, fonts, pageNumber } = measured;
  const { page: paper, margins: wanted, sizes: type } = STANDARD;
  const rows: string[][] = [
    ['page (5.1)', `A4, ${paper.width} × ${paper.height} mm`, mm(page.width, page.height)],
    [
      'margins: top, bottom, left, right (5.2.1)',
      `${wanted.top}, ${wanted.bottom}, ${wanted.left}, ${wanted.right} mm (±1 mm)`,
      `${[margins.top, margins.bottom, margins.left, margins.right].map(tenths).join(', ')} mm`,
    ],
    ['lines a page (5.2.3)', `${STANDARD.lines}`, `${measured.lines}`],
    ['characters a line (5.2.3)', `${STANDARD.characters}`, `${measured.characters}`],
    ['distance of lines', `225 mm ÷ 22 = ${STANDARD.pitch.toFixed(2)} pt`, `${measured.pitch.toFixed(2)} pt`],
    ['text (5.2.2)', `三号 (${type.body} pt) 仿宋`, face(sizes.body, fonts.body)],
    ['title (7.3.1)', `二号 (${type.title} pt) 小标宋`, face(sizes.title, fonts.title)],
    ['一、 (7.3.3)', '黑体', fonts.first],
    ['（一） (7.3.3)', '楷体', fonts.second],
    ['first line of a paragraph (7.3.3)', '2 characters in', `${tenths(measured.indent)} characters in`],
    ['page number (7.5)', `四号 (${type.pageNumber} pt) 宋体`, face(sizes.pageNumber, fonts.pageNumber)],
    ['page number under the text (7.5)', `${STANDARD.pageNumberBelow} mm`, `${tenths(pageNumber.below)} mm`],
    [
      'page number, odd and even pages (7.5)',
      '1 character from the right, from the left',
      `${tenths(pageNumber.oddFromRight)} from the right, ${tenths(pageNumber.evenFromLeft)} from the left`,
    ],
  ];
  return table(
    ['GB/T 9704-2012', 'the standard’s', 'measured', 'command'],
    rows.map((row) => [...row, command]),
  );
}

function mm(width: number, height: number): string {
  return `${tenths(width)} × ${tenths(height)} mm`;
}

function face(size: number, font: string): string {
  return `${size.toFixed(2)} pt ${font}`;
}
