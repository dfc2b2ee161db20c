import type { ServerResponse } from 'node:http';

/** Answers with one sentence of plain text, which nobody stores, and closes the connection after it. */
export function answerAndClose(response: ServerResponse, status: number, words: string): void {
  const text = `${words}\n`;
  response.writeHead(status, {
    Connection: 'close',
    'Cache-Control': 'no-store',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Retry-After': '60',
  });
  response.end(text);
}
