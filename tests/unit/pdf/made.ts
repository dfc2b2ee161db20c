import { readFileSync } from 'node:fs';
import type { NoticeEvent } from '#lib/model/event';
import { noticeForPdf, pdfRecord } from '#lib/pdf/pdf-record';
import { fixtureNotice } from '../content/fixtures';

const HASH = 'a'.repeat(64);

export const PDF = new TextEncoder().encode('%PDF-1.4 of a test');
export const ADDRESS = 'https://www.yunxi.example/notices/2024-science-funds';

export const PUBLISHED = '2024-12-05T15:00+08:00';
export const CORRECTED = '2024-12-20T09:00+08:00';
export const WITHDRAWN = '2025-01-02T09:00+08:00';

const event = (name: string, at: string) => ({ name, at, title: '通报' });

/** Everything that happens to a notice in these tests. */
export const EVENTS: readonly NoticeEvent[] = [
  { ...event('published', PUBLISHED), kind: 'published', fingerprint: HASH },
  {
    ...event('opened', '2024-12-10T00:00+08:00'),
    kind: 'opened',
    window: { opens: '2024-12-10', closes: '2025-01-10' },
  },
  {
    ...event('corrected-2', CORRECTED),
    kind: 'corrected',
    version: 2,
    what: '金额',
    why: '笔误',
    before: HASH,
    after: HASH,
  },
  { ...event('withdrawn', WITHDRAWN), kind: 'withdrawn', reason: '内容有误' },
];

export const NOTICE = {
  ...fixtureNotice('2024-science-funds'),
  version: 2,
  events: EVENTS,
  withdrawn: { at: WITHDRAWN, reason: '内容有误' },
};

/** What is kept of its version. */
export const KEPT: Readonly<Record<string, Uint8Array>> = {
  'versions/2.json': readFileSync(`tests/fixtures/content/${NOTICE.slug}/versions/1.json`),
};

/** The notice's PDF, in a folder of which nothing else matters. */
export const SHEET = { notice: NOTICE, address: ADDRESS, pdf: PDF, files: new Map(Object.entries(KEPT)) };

/** What is written down of a PDF of the notice that was made at a moment. */
export function recordOf(moment: string) {
  return pdfRecord({ ...SHEET, notice: noticeForPdf(NOTICE, Date.parse(moment)) });
}
