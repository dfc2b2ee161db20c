/** A number in a city, with or without its area code, and its extension: `0199-5550171-801`, `5550171转801`. */
const FIXED = /^(?:(0\d{2,3})-)?(\d{7,8})(?:(?:-|转)(\d{1,6}))?$/;

/** Any other number that has an extension: `400-555-0171转2`. */
const EXTENDED = /^(.+)转(\d{1,6})$/;

/**
 * The address that dials a telephone number, for links: `tel:0199-5550171,801`. The comma is a pause, behind which phones
 * dial the extension; of `;ext=` (RFC 3966) many keypads make the digits of its letters.
 * @param number as it is printed.
 * @param areaCode that of the site, for numbers that have none; absent where the site gives none.
 */
export function telAddress(number: string, areaCode?: string): string {
  const [, area = areaCode, local, extension] = FIXED.exec(number) ?? [];
  if (local !== undefined) {
    const whole = area === undefined ? local : `${area}-${local}`;
    return `tel:${whole}${extension === undefined ? '' : `,${extension}`}`;
  }
  const [, base = number, behind] = EXTENDED.exec(number) ?? [];
  return `tel:${base}${behind === undefined ? '' : `,${behind}`}`;
}
