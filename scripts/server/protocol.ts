import * as z from 'zod';
import { figuresSchema } from '#lib/metrics/figures';

/**
 * The format of the messages between `npm start`'s own process and its workers. It grows whenever one side would misread
 * the other: they may be of different builds.
 */
export const PROTOCOL = 1;

/** What keeps submissions from being stored; null: one was stored. */
const troubleSchema = z.object({ text: z.string(), state: z.string() }).nullable();

const keySchema = z.object({
  day: z.string(),
  secret: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
const purpose = z.enum(['token', 'source']);
const sourceHourSchema = z.object({
  purpose: z.enum(['submission', 'look', 'post']),
  source: z.string(),
  hour: z.string(),
});

/** What workers share, and ask the supervisor for: counters of sources, their daily key, and locks. */
export const sharedCallSchema = z.discriminatedUnion('call', [
  z.object({ call: z.literal('count'), of: sourceHourSchema }),
  z.object({ call: z.literal('uncount'), of: sourceHourSchema }),
  z.object({ call: z.literal('forgetCounts'), before: z.string() }),
  z.object({ call: z.literal('dailyKey'), purpose, fresh: keySchema, keepFrom: z.string() }),
  z.object({ call: z.literal('dailyKeys'), purpose }),
  z.object({ call: z.literal('lock'), name: z.string() }),
]);

export type SharedCall = z.output<typeof sharedCallSchema>;

const id = z.number();

/** A command that a worker answers with `done` or `refused`. */
const commandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    /** The folder of the build to serve. */
    build: z.string(),
    /** Whether it is to take the place of one that is served: then it must also be able to use the database. */
    takesOver: z.boolean(),
    /** Whether a database may be made where there is none. */
    mayMake: z.boolean(),
    /** Whether the office's key may be made where there is none. */
    mayMakeKey: z.boolean(),
    /** The secret of this server's doctor; null where it has none, or the supervisor knows of none. */
    probe: z.string().nullable().default(null),
    /** Whether figures are wanted of it. */
    measures: z.boolean().default(false),
  }),
  z.object({ type: z.literal('open'), greets: z.boolean() }),
  z.object({ type: z.literal('prove'), build: z.string() }),
  z.object({ type: z.literal('switch'), build: z.string() }),
]);

export type WorkerCommand = z.output<typeof commandSchema>;

/** What the supervisor tells a worker. */
const toWorkerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('command'), id, command: commandSchema }),
  /** A connection comes with it. */
  z.object({ type: z.literal('connection') }),
  z.object({ type: z.literal('forget'), build: z.string() }),
  z.object({ type: z.literal('stop'), way: z.enum(['stop', 'hand-over']) }),
  z.object({ type: z.literal('answer'), id, value: z.unknown() }),
  z.object({ type: z.literal('met'), trouble: troubleSchema }),
]);

export type ToWorker = z.output<typeof toWorkerSchema>;

/** What a worker tells the supervisor. */
const fromWorkerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done'), id }),
  z.object({ type: z.literal('refused'), id, reason: z.string() }),
  /** It has taken the last connection that was sent. */
  z.object({ type: z.literal('taken') }),
  /** It was told to stop by a signal, and wants no more connections. */
  z.object({ type: z.literal('leaving') }),
  /** The last request that was answered from this build has ended. */
  z.object({ type: z.literal('freed'), build: z.string() }),
  /** A line for the log that all workers may have to say. */
  z.object({ type: z.literal('line'), text: z.string(), isError: z.boolean() }),
  /** To whom submissions are sealed. */
  z.object({ type: z.literal('recipient'), recipient: z.string() }),
  z.object({ type: z.literal('met'), trouble: troubleSchema }),
  z.object({ type: z.literal('call'), id, call: sharedCallSchema }),
  z.object({ type: z.literal('unlock'), name: z.string() }),
  z.object({ type: z.literal('figures'), figures: figuresSchema }),
]);

export type FromWorker = z.output<typeof fromWorkerSchema>;

/** What answers to `dailyKey`, `dailyKeys` and `count` hold. */
export const answerSchemas = { key: keySchema, keys: z.array(keySchema), count: z.number() } as const;

/** Wraps a message for the other side. */
export function inEnvelope(message: ToWorker | FromWorker): { format: number; message: unknown } {
  return { format: PROTOCOL, message };
}

/** Creates a schema of a message with the format it is in, once: making one costs more than reading a message. */
const envelopeSchema = <T>(message: z.ZodType<T>) => z.object({ format: z.literal(PROTOCOL), message });

const toWorkerEnvelopeSchema = envelopeSchema(toWorkerSchema);
const fromWorkerEnvelopeSchema = envelopeSchema(fromWorkerSchema);

/** Reads a message of the supervisor; null when it speaks another format. Never throws. */
export function readToWorker(envelope: unknown): ToWorker | null {
  return toWorkerEnvelopeSchema.safeParse(envelope).data?.message ?? null;
}

/** Reads a message of a worker; null when it speaks another format. Never throws. */
export function readFromWorker(envelope: unknown): FromWorker | null {
  return fromWorkerEnvelopeSchema.safeParse(envelope).data?.message ?? null;
}
