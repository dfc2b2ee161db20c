import { once } from 'node:events';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A mail server under test. */
export interface MailServer {
  readonly port: number;
  /** Every message that it took, as it came, in order. */
  readonly raw: string[];
  /** The same, read by a parser that has nothing to do with what wrote them. */
  received(): Promise<Email[]>;
  /** Senders and recipients as the envelopes named them. */
  readonly envelopes: { from: string; to: string[] }[];
  /** How many connections came. */
  connections(): number;
}

/** How a mail server under test behaves; without anything it takes what comes, on this machine, without encryption. */
export interface MailServerOptions extends SMTPServerOptions {
  /** Answers to the end of a message: an error with its code, or none; or breaks the connection with the message taken. */
  readonly atEnd?: (nth: number) => { code: number } | 'break' | 'hang' | null;
}

/** Starts a mail server of a test's own, which ends with the test. */
export async function ownMailServer({
  atEnd = () => null,
  ...options
}: MailServerOptions = {}): Promise<MailServer> {
  const raw: string[] = [];
  const envelopes: { from: string; to: string[] }[] = [];
  const sockets = new Set<Socket>();
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key === undefined ? ['STARTTLS'] : [],
    logger: false,
    closeTimeout: 100,
    ...options,
    onData: (stream, session, done) => {
      void text(stream).then((message) => {
        raw.push(message);
        const { mailFrom, rcptTo } = session.envelope;
        envelopes.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) });
        const end = atEnd(raw.length);
        if (end === 'break') for (const socket of sockets) socket.destroy();
        else if (end !== 'hang') done(end && Object.assign(new Error('not now'), { responseCode: end.code }));
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    count += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  onTestFinished(async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return {
    port: address.port,
    raw,
    envelopes,
    received: () => Promise.all(raw.map((message) => PostalMime.parse(message))),
    connections: () => count,
  };
}
