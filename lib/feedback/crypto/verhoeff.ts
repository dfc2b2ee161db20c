/**
 * Multiplication in the dihedral group D5, whose elements are 0 to 4 (rotations) and 5 to 9 (reflections): it is not
 * commutative, which is how exchanged neighbours are found.
 */
function multiply(one: number, other: number): number {
  const rotated = one < 5 ? one + other : one - other + 10;
  return (rotated % 5) + (one < 5 === other < 5 ? 0 : 5);
}

/** The permutation (1 5 8 9 4 2 7 0)(3 6), applied once more for each place further to the left. */
const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** The image of a digit in a place; the permutation's eighth power is the identity. */
function permuted(digit: number, place: number): number {
  let image = digit;
  for (let times = place % 8; times > 0; times -= 1) image = PERMUTATION[image] ?? 0;
  return image;
}

/**
 * Computes the check digit to be written after a number: Verhoeff's scheme, which finds every single wrong digit and
 * every exchange of two neighbours (J. Verhoeff, Error Detecting Decimal Codes, Mathematical Centre Tracts 29, 1969).
 * @param digits the number, in ASCII digits.
 */
export function verhoeffDigit(digits: string): number {
  const product = [...digits]
    .reverse()
    .reduce((sum, digit, index) => multiply(sum, permuted(Number(digit), index + 1)), 0);
  // A reflection is its own inverse.
  return product < 5 ? (5 - product) % 5 : product;
}
