import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noticeAsOf } from '#lib/model/as-at';
import { noticeForPdf } from '#lib/pdf/pdf-record';
import { isPrintedEvent, isValidAt, pdfValidity } from '#lib/pdf/pdf-validity';
import { CORRECTED, EVENTS, NOTICE, PUBLISHED, WITHDRAWN } from './made';

const at = (moment: string) => Date.parse(moment);

describe('the time of a PDF', () => {
  test('begins with the last event that it tells of, and ends with the first that it does not', () => {
    expect(pdfValidity(['published'], NOTICE)).toEqual({ from: at(PUBLISHED), until: at(CORRECTED) });
    expect(pdfValidity(['published', 'corrected-2'], NOTICE)).toEqual({
      from: at(CORRECTED),
      until: at(WITHDRAWN),
    });
    expect(pdfValidity(['published', 'corrected-2', 'withdrawn'], NOTICE)).toEqual({
      from: at(WITHDRAWN),
      until: null,
    });
  });

  test('never comes where it tells of something that is not so, or leaves out what came before', () => {
    expect(pdfValidity(['published', 'corrected-3'], NOTICE)).toBeNull();
    expect(pdfValidity(['published', 'withdrawn'], NOTICE)).toBeNull();
    expect(pdfValidity([], { ...NOTICE, published: null })).toBeNull();
  });

  test('is not moved by the opening and the close', () => {
    const closed = { ...EVENTS[1], name: 'closed', at: '2025-01-16T00:00+08:00', kind: 'closed' as const };
    const notice = {
      ...NOTICE,
      events: [...EVENTS, { ...closed, title: '', window: { opens: '', closes: '' } }],
    };
    expect(pdfValidity(['published', 'corrected-2', 'withdrawn'], notice)?.until).toBeNull();
  });

  test('holds an instant just when the PDF tells all that may be known then, and no more', () => {
    const instants = fc.integer({ min: at(PUBLISHED), max: at(WITHDRAWN) + 86_400_000 });
    fc.assert(
      fc.property(instants, instants, (made, asked) => {
        const told = noticeForPdf(NOTICE, made).events.map(({ name }) => name);
        const known = noticeAsOf(NOTICE, asked).events.filter(isPrintedEvent);
        const span = pdfValidity(told, NOTICE);
        expect(span !== null && isValidAt(span, asked)).toBe(
          JSON.stringify(known.map(({ name }) => name)) === JSON.stringify(told),
        );
      }),
    );
  });
});
