import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asAt } from '#lib/model/as-at';
import { onPaper } from '#lib/pdf/pdf-record';
import { isPrinted, isWithin, spanOf } from '#lib/pdf/pdf-validity';
import { CORRECTED, EVENTS, NOTICE, PUBLISHED, WITHDRAWN } from './made';

const at = (moment: string) => Date.parse(moment);

describe('the time of a PDF', () => {
  test('begins with the last event that it tells of, and ends with the first that it does not', () => {
    expect(spanOf(['published'], NOTICE)).toEqual({ from: at(PUBLISHED), until: at(CORRECTED) });
    expect(spanOf(['published', 'corrected-2'], NOTICE)).toEqual({
      from: at(CORRECTED),
      until: at(WITHDRAWN),
    });
    expect(spanOf(['published', 'corrected-2', 'withdrawn'], NOTICE)).toEqual({
      from: at(WITHDRAWN),
      until: null,
    });
  });

  test('never comes where it tells of something that is not so, or leaves out what came before', () => {
    expect(spanOf(['published', 'corrected-3'], NOTICE)).toBeNull();
    expect(spanOf(['published', 'withdrawn'], NOTICE)).toBeNull();
    expect(spanOf([], { ...NOTICE, published: null })).toBeNull();
  });

  test('is not moved by the opening and the close', () => {
    const closed = { ...EVENTS[1], name: 'closed', at: '2025-01-16T00:00+08:00', kind: 'closed' as const };
    const notice = {
      ...NOTICE,
      events: [...EVENTS, { ...closed, title: '', window: { opens: '', closes: '' } }],
    };
    expect(spanOf(['published', 'corrected-2', 'withdrawn'], notice)?.until).toBeNull();
  });

  test('holds an instant just when the PDF tells all that may be known then, and no more', () => {
    const instants = fc.integer({ min: at(PUBLISHED), max: at(WITHDRAWN) + 86_400_000 });
    fc.assert(
      fc.property(instants, instants, (made, asked) => {
        const told = onPaper(NOTICE, made).events.map(({ name }) => name);
        const known = asAt(NOTICE, asked).events.filter(isPrinted);
        const span = spanOf(told, NOTICE);
        expect(span !== null && isWithin(span, asked)).toBe(
          JSON.stringify(known.map(({ name }) => name)) === JSON.stringify(told),
        );
      }),
    );
  });
});
