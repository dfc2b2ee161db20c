/** A combination: one value of each factor, by the factor's name. */
export type Row<Factors extends Readonly<Record<string, readonly unknown[]>>> = {
  readonly [Name in keyof Factors]: Factors[Name][number];
};

/**
 * Combinations in which every pair of values of two factors occurs at least once (pairwise testing), the same ones
 * each time: the next is always the one that holds most pairs not seen yet, built value by value.
 */
export function pairwise<const Factors extends Readonly<Record<string, readonly unknown[]>>>(
  factors: Factors,
): Row<Factors>[] {
  const names: (keyof Factors & string)[] = Object.keys(factors);
  const sizes = names.map((name) => factors[name]?.length ?? 0);
  const left = new Set<string>();
  for (const [a, one] of sizes.entries())
    for (const [b, other] of sizes.entries())
      if (a < b)
        for (let i = 0; i < one; i += 1) for (let j = 0; j < other; j += 1) left.add(pairOf(a, i, b, j));
  const rows: number[][] = [];
  while (left.size > 0) {
    const row = nextRow(sizes, left);
    for (const pair of pairsOf(row)) left.delete(pair);
    rows.push(row);
  }
  const valuesOf = (row: readonly number[]) =>
    Object.fromEntries(names.map((name, index) => [name, factors[name]?.[row[index] ?? 0]]));
  // The compiler cannot see that each name got a value of its own factor.
  return rows.map(valuesOf) as Row<Factors>[];
}

function pairOf(a: number, i: number, b: number, j: number): string {
  return a < b ? `${a}:${i} ${b}:${j}` : `${b}:${j} ${a}:${i}`;
}

function pairsOf(row: readonly number[]): string[] {
  return row.flatMap((i, a) => row.slice(a + 1).map((j, offset) => pairOf(a, i, a + 1 + offset, j)));
}

/** Begins with a pair that is left, and gives every other factor the value that adds most. */
function nextRow(sizes: readonly number[], left: ReadonlySet<string>): number[] {
  const [first = ''] = left;
  const row = new Map<number, number>();
  for (const part of first.split(' ')) {
    const [factor = 0, value = 0] = part.split(':').map(Number);
    row.set(factor, value);
  }
  for (const [factor, size] of sizes.entries()) {
    if (row.has(factor)) continue;
    const gains = Array.from(
      { length: size },
      (_, value) =>
        [...row].filter(([other, chosen]) => left.has(pairOf(other, chosen, factor, value))).length,
    );
    row.set(factor, gains.indexOf(Math.max(...gains)));
  }
  return sizes.map((_, factor) => row.get(factor) ?? 0);
}
