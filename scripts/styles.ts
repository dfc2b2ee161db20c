import { readFile } from 'node:fs/promises';
import {
  type CssByName,
  cssByNameSchema,
  PAGE_KINDS,
  STYLE_NAMES,
  type StyleName,
} from '#lib/site/page-styles';
import { minifyStyle } from '#lib/site/style';

/** A file of rules: the style sheets that hold it, and the media that it is for. */
interface RuleFile {
  path: string;
  sheets: readonly StyleName[];
  media?: 'screen' | 'print';
  /** Whether the preview alone needs it. */
  isPreview?: true;
}

/** Every file of rules below `components/`, in the order of the cascade. */
export const RULE_FILES: readonly RuleFile[] = [
  { path: 'style/tokens.css', sheets: PAGE_KINDS },
  { path: 'style/base.css', sheets: PAGE_KINDS },
  { path: 'style/frame.css', sheets: PAGE_KINDS },
  { path: 'style/preview.css', sheets: PAGE_KINDS, isPreview: true },
  { path: 'style/apart.css', sheets: ['feedback'] },
  { path: 'style/breadcrumb.css', sheets: ['notice', 'ledger'] },
  { path: 'style/plain.css', sheets: ['feedback', 'site'] },
  { path: 'notice/notice.css', sheets: ['notice'] },
  { path: 'outcome/outcome.css', sheets: ['notice'] },
  { path: 'style/facts.css', sheets: ['notice', 'site'] },
  { path: 'style/definitions.css', sheets: ['notice', 'feedback', 'site'] },
  { path: 'text/phase.css', sheets: ['notice', 'list'] },
  { path: 'text/text.css', sheets: ['notice'] },
  { path: 'notice/task.css', sheets: ['notice'] },
  { path: 'style/note.css', sheets: PAGE_KINDS },
  { path: 'text/until.css', sheets: ['notice', 'feedback'] },
  { path: 'style/warning.css', sheets: ['notice', 'ledger', 'feedback'] },
  { path: 'style/channels.css', sheets: ['notice', 'feedback', 'site'] },
  { path: 'style/controls.css', sheets: ['notice', 'list', 'feedback', 'reading'] },
  { path: 'style/hint.css', sheets: ['notice', 'list', 'feedback'] },
  { path: 'feedback/form.css', sheets: ['notice', 'feedback'] },
  { path: 'text/bad.css', sheets: ['feedback'] },
  { path: 'text/preformatted.css', sheets: ['notice', 'feedback'] },
  { path: 'feedback/answers.css', sheets: ['feedback'] },
  { path: 'receipt/sent.css', sheets: ['notice', 'feedback'] },
  { path: 'list/entries.css', sheets: ['notice', 'list'] },
  { path: 'list/list.css', sheets: ['list', 'ledger'] },
  { path: 'glance/glance.css', sheets: ['notice'], media: 'screen' },
  { path: 'attachments/attachments.css', sheets: ['notice'], media: 'screen' },
  { path: 'ledger/ledger.css', sheets: ['notice', 'ledger'], media: 'screen' },
  { path: 'notice/share.css', sheets: ['notice'], media: 'screen' },
  { path: 'site/near.css', sheets: ['site'], media: 'screen' },
  { path: 'style/wide.css', sheets: PAGE_KINDS, media: 'screen' },
  { path: 'notice/wide.css', sheets: ['notice'], media: 'screen' },
  { path: 'style/view-row.css', sheets: ['notice', 'feedback'], media: 'screen' },
  { path: 'site/reading.css', sheets: ['reading'], media: 'screen' },
  { path: 'style/views.css', sheets: ['views', 'reading'], media: 'screen' },
  { path: 'style/print.css', sheets: PAGE_KINDS, media: 'print' },
  { path: 'notice/print.css', sheets: ['notice'], media: 'print' },
  { path: 'attachments/print.css', sheets: ['notice'], media: 'print' },
  { path: 'print/paper.css', sheets: ['notice'], media: 'print' },
  { path: 'ledger/print.css', sheets: ['notice', 'ledger'], media: 'print' },
  { path: 'ledger/sheet.css', sheets: ['ledger'] },
];

/**
 * Bundles the style sheets of all kinds of pages.
 * @param isPreview whether they are those of the preview.
 * @throws when a file cannot be read, or is broken.
 */
export async function bundleStyles({ isPreview = false } = {}): Promise<CssByName> {
  const wanted = RULE_FILES.filter((file) => isPreview || !file.isPreview);
  const files = await Promise.all(wanted.map(readRules));
  return cssByNameSchema.parse(
    Object.fromEntries(
      STYLE_NAMES.map((name) => {
        const parts = files.filter(({ sheets }) => sheets.includes(name)).map(({ css }) => css);
        return [name, minifyStyle(parts.join('\n'))];
      }),
    ),
  );
}

async function readRules({ path, sheets, media }: RuleFile) {
  const file = `components/${path}`;
  const css = minifyStyle(await readFile(file, 'utf8'), file);
  return { sheets, css: media ? `@media ${media}{${css}}` : css };
}
