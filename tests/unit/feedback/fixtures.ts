import type { FieldValues } from '#lib/feedback/form/fields';
import { type Submission, validateFields } from '#lib/feedback/form/submission';
import type { Notice } from '#lib/model/notice';
import type { DisclosureWindow } from '#lib/model/window';
import type { Random } from '#lib/random';
import { fixtureNotice } from '../content/fixtures';

/** A notice that takes feedback from 2024-11-01 to 2025-02-28. */
export const NOTICE = withWindow(fixtureNotice('2024-district-inspection'));

/** A moment in that notice's window, 10:20 in Beijing. */
export const IN_WINDOW = Date.parse('2024-12-02T10:20:00+08:00');

/** A form filled in as it should be, with something in every field. */
export const FIELDS: FieldValues = {
  kind: 'report',
  item: 'leadership-3',
  message: '第三项里说的会议，\n群众没有听说过。',
  name: '王小明',
  contact: '138 0000 0000',
  consent: 'yes',
};

/** The submission that these fields hold. @throws when there is something wrong with them. */
export function submissionOf(fields: FieldValues = FIELDS): Submission {
  const { submission, errors } = validateFields(fields, NOTICE);
  if (!submission) throw new Error(JSON.stringify(errors));
  return submission;
}

/** Randomness that can be foretold: the same bytes in the same order for the same `seed`. */
export function seededRandom(seed = 1): Random {
  let state = seed;
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      // Marsaglia's xorshift: short, and no two calls give the same bytes.
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 255;
    });
}

function withWindow(notice: Notice): Notice & { readonly window: DisclosureWindow } {
  const { window } = notice;
  if (!window) throw new Error(`${notice.slug} has no window`);
  return { ...notice, window };
}
