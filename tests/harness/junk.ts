import { inLanes, told, writtenBy } from './crowd';
import type { Fields } from './writer';

/** A flood of posts that nobody needs. */
export interface Flood {
  /** How many posts. */
  posts: number;
  /** From how many sources, as the one proxy in front names them. */
  sources: number;
  /** How many answers are seen before `amid` is done, once. */
  seen: number;
  /** What somebody else does meanwhile. */
  amid(): Promise<void>;
}

/** Every kind of post that costs the server something: first steps, good and bad, and second steps of all sorts. */
const KINDS: readonly ((fields: Fields, number: number) => Fields)[] = [
  (fields) => fields,
  (fields) => ({ ...fields, token: 'A'.repeat(75) }),
  (fields, number) => ({ ...fields, token: Buffer.alloc(56, String(number)).toString('base64url') }),
  (fields) => ({ ...fields, message: '短' }),
  (fields) => ({ ...fields, website: 'http://spam.example' }),
  (fields) => ({ ...fields, edit: '1' }),
];

const LANES = 50;

/**
 * Sends a flood; one in seven goes on to the second step as people do. Gives how often each status came back.
 */
export async function flood(
  origin: string,
  { posts, sources, seen, amid }: Flood,
): Promise<Record<number, number>> {
  const statuses: Record<number, number> = {};
  let answered = 0;
  let other: Promise<void> | null = null;
  await inLanes(LANES, Array.from({ length: posts }).fill(null), async (_, number) => {
    const source = { 'X-Forwarded-For': `10.${(number % sources) >> 8}.${(number % sources) & 255}.1` };
    const fields = writtenBy(`第${number}份垃圾`);
    const kind = KINDS[number % (KINDS.length + 1)];
    const sent = kind ? kind(fields, number) : await confirmed(origin, fields, source);
    const { status } = await told(origin, sent, source);
    statuses[status] = (statuses[status] ?? 0) + 1;
    answered += 1;
    if (answered === seen) other = amid();
  });
  await other;
  return statuses;
}

async function confirmed(origin: string, fields: Fields, source: Fields): Promise<Fields> {
  const { token } = await told(origin, fields, source);
  return token === null ? fields : { ...fields, token };
}
