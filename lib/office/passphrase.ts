import type { Random } from '#lib/random';

/** Groups of an offered passphrase, and digits in each: log2(10^24) is 79.7 bits. */
const GROUPS = 6;
const DIGITS = 4;

/** The largest multiple of ten up to which a byte is a digit without bias. */
const UNBIASED = 250;

/** Makes a passphrase to offer: six groups of four random digits, 79.7 bits. */
export function offeredPassphrase(random: Random): string {
  const groups = Array.from({ length: GROUPS }, () => randomDigits(random, DIGITS));
  return groups.join(' ');
}

/** Makes so many random decimal digits, each equally likely. */
export function randomDigits(random: Random, count: number): string {
  let digits = '';
  while (digits.length < count) {
    for (const byte of random(count)) if (byte < UNBIASED) digits += byte % 10;
  }
  return digits.slice(0, count);
}

/**
 * Normalises a passphrase before scrypt: width, case, blanks and hyphens (also the minus sign) do not count. Vaults that were
 * sealed open only as long as this stays as it is.
 */
export function normalisePassphrase(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}\u2212]/gu, '');
}
