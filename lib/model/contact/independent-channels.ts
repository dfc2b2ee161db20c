import type { ContactChannels } from '#lib/model/contact-channels';
import { type Issuers, issuersOf } from '#lib/model/issuers';
import type { Publisher } from '#lib/model/notice';

/** An independent channel: another body to which a reader may turn. */
export type IndependentChannel = NonNullable<Publisher['elsewhere']>[number];

/** Of which body a notice is, and how it is reached. */
interface OfNotice extends Issuers {
  readonly contact: ContactChannels | null;
}

/**
 * Selects the independent channels of `site.yaml` that are independent of a notice too: none of its issuers, nor a part
 * of one (云溪县纪委监委派驻纪检监察组), nor a number of its contact paragraph. Without a notice all of them.
 */
export function independentChannels(
  { elsewhere = [] }: Pick<Publisher, 'elsewhere'>,
  notice: OfNotice | null,
): readonly IndependentChannel[] {
  return elsewhere.filter(
    ({ name, phone }) =>
      notice === null ||
      !(
        issuersOf(notice).some((issuer) => issuer.includes(name)) ||
        (phone !== undefined && answersAt(notice, phone))
      ),
  );
}

/** Whether a notice gives this telephone number as its own. */
function answersAt({ contact }: OfNotice, phone: string): boolean {
  return contact?.phones.some(({ number }) => number === phone) ?? false;
}
