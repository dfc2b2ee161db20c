/** Who issues a notice: the body that leads, and of a joint notice the others, in their order. */
export interface Issuers {
  readonly issuer: string;
  /** Absent or empty for a notice of one body. */
  readonly jointIssuers?: readonly string[] | undefined;
}

/** Returns every body that issues a notice, the one that leads first. */
export function issuersOf({ issuer, jointIssuers = [] }: Issuers): readonly string[] {
  return [issuer, ...jointIssuers];
}

/** Names the issuers of a notice on one line: 甲局、乙局. */
export function issuersInWords(notice: Issuers): string {
  return issuersOf(notice).join('、');
}
