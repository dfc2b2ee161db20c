import { DESTROYING_KINDS } from '#lib/feedback/store/office/record-store';
import { type Certificate, isValidOn } from '#lib/office/certificate';
import type { WireRecord } from '#lib/office/record';
import { isEntrySignedBy } from '#lib/office/statements/signature';
import type { DestroyProposal } from './record-types';

const isDestroying = ({ kind }: WireRecord) => DESTROYING_KINDS.some((one) => one === kind);

/** The last entry about the destroying of each submission, by the submission's id. */
export function destroyingIn(entries: readonly WireRecord[]): Map<string, WireRecord> {
  return new Map(
    entries.flatMap((entry) =>
      entry.submission !== null && isDestroying(entry) ? [[entry.submission, entry]] : [],
    ),
  );
}

/**
 * The proposals that stand, in the record's order: of what was consented to and yet not destroyed, too, for then asking again
 * makes it good.
 * @param devices the certificates that the office signed, by the device's id.
 */
export function proposalsIn(
  entries: readonly WireRecord[],
  devices: ReadonlyMap<string, Certificate>,
): DestroyProposal[] {
  return Array.from(destroyingIn(entries).entries()).flatMap(([submission, entry]) => {
    const { kind, id, device, subject, reason, day } = entry;
    const isOpen = kind === 'destroy-proposed' || kind === 'destroy-consented';
    const proposer = kind === 'destroy-proposed' ? device : subject;
    if (!isOpen || proposer === null || reason === null) return [];
    const signer = devices.get(device ?? '');
    const isVouched =
      signer?.role === 'clerk' && isValidOn(signer, day) && isEntrySignedBy(entry, signer.verifyKey);
    return [{ submission, entry: id, proposer, reason, day, isVouched }];
  });
}
