import { Agent, type IncomingHttpHeaders, request as plainRequest } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { gunzipSync } from 'node:zlib';

/** A request, sent exactly as it is written: no address is tidied, no header added but `Host`. */
export interface Question {
  path: string;
  method?: string;
  headers?: Readonly<Record<string, string>>;
  /** The body: in one piece with its length, or in several without one. */
  body?: string | Buffer | readonly (string | Buffer)[];
}

/** What came back, with nothing followed, kept or unpacked. */
export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  /** Every header line, as `name: value` with the name in lower case, in the order of arrival. */
  lines: readonly string[];
  body: Buffer;
  /** The body as text, unpacked when it is gzip. */
  text: string;
}

/** The name under which `docs/nginx.conf` serves. */
export const HOST = 'your.host';

const plainAgent = new Agent({ keepAlive: true });
const secureAgent = new SecureAgent({ keepAlive: true, rejectUnauthorized: false, servername: HOST });

/** Sends a request to `origin` (`http://localhost:3000`) and waits for the whole answer. */
export function ask(origin: string, question: Question | string): Promise<Answered> {
  const {
    path,
    method = 'GET',
    headers = {},
    body,
  } = typeof question === 'string' ? { path: question } : question;
  const { protocol, hostname, port } = new URL(origin);
  const [request, agent, host] =
    protocol === 'https:' ? [secureRequest, secureAgent, { host: HOST }] : [plainRequest, plainAgent, {}];
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method, agent, headers: { ...host, ...length(body), ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const gzipped = response.headers['content-encoding'] === 'gzip' && bytes.length > 0;
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            lines: headerLines(response.rawHeaders),
            body: bytes,
            text: (gzipped ? gunzipSync(bytes) : bytes).toString('utf8'),
          });
        });
      },
    );
    sent.on('error', (error) => {
      // A connection that was kept is closed by the server after a while: the request may have crossed that.
      const isClosed = 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      if (sent.reusedSocket && isClosed) resolve(ask(origin, question));
      else reject(error);
    });
    for (const piece of [body ?? []].flat()) sent.write(piece);
    sent.end();
  });
}

/** The header lines of an answer that do not change from one request to the next. */
export function lastingLines({ lines }: Answered): string[] {
  return lines.filter((line) => !/^(date|connection|keep-alive):/.test(line)).sort();
}

function length(body: Question['body']): Record<string, string> {
  const whole = typeof body === 'string' || Buffer.isBuffer(body);
  return whole ? { 'content-length': String(Buffer.byteLength(body)) } : {};
}

function headerLines(raw: readonly string[]): string[] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [`${name.toLowerCase()}: ${raw[index + 1] ?? ''}`] : [],
  );
}
