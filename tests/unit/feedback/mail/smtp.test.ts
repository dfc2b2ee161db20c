import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { mailText } from '#lib/feedback/mail/digest';
import type { Letter } from '#lib/feedback/mail/send-daily';
import { smtpMailer } from '#lib/feedback/mail/smtp';
import { ownMailServer } from '../../../harness/mail-server';

const [FROM, TO] = ['site@yunxi.example', 'office@yunxi.example'];
const LETTER: Letter = {
  ...(mailText({ isNew: true, isOverdue: false }) ?? { subject: '', text: '' }),
  organization: '云溪县政务公开办公室',
  id: '2024-12-02',
  date: Date.parse('2024-12-02T09:00+08:00'),
};

const portSchema = z.object({ port: z.number() });

/** A certificate of its own authority, for `localhost`, and its key. */
let [cert, key] = ['', ''];
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-mail-'));
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
  ]);
  [cert, key] = [
    await readFile(join(folder, 'cert.pem'), 'utf8'),
    await readFile(join(folder, 'key.pem'), 'utf8'),
  ];
  await rm(folder, { recursive: true });
});

/** A certificate of its own authority, for `localhost`, that ended long ago, and its key. */
async function expiredCertificate(): Promise<{ cert: string; key: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-mail-'));
  const at = (name: string) => join(folder, name);
  await writeFile(at('serial'), '01\n');
  await writeFile(at('index'), '');
  await writeFile(
    at('ca.cnf'),
    `[ca]\ndefault_ca=own\n[own]\ndatabase=${at('index')}\nserial=${at('serial')}\nnew_certs_dir=${folder}\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n`,
  );
  const openssl = (...args: string[]) => promisify(execFile)('openssl', args);
  await openssl(
    ...['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-subj', '/CN=localhost', '-keyout', at('key.pem'), '-out', at('request.pem')],
  );
  await openssl(
    ...['ca', '-batch', '-selfsign', '-notext', '-config', at('ca.cnf'), '-keyfile', at('key.pem')],
    ...['-startdate', '20240101000000Z', '-enddate', '20240201000000Z'],
    ...['-in', at('request.pem'), '-out', at('cert.pem')],
  );
  const [ended, its] = [await readFile(at('cert.pem'), 'utf8'), await readFile(at('key.pem'), 'utf8')];
  await rm(folder, { recursive: true });
  return { cert: ended, key: its };
}

/** Starts a service that says one line to whoever connects, and returns its port. */
async function greetingWith(line: string): Promise<number> {
  const server = createServer((connection) => connection.on('error', () => {}).end(line));
  onTestFinished(() => {
    server.close();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return portSchema.parse(server.address()).port;
}

const send = (url: string, options?: Parameters<typeof smtpMailer>[1]) =>
  smtpMailer({ url, from: FROM, to: TO }, options)(LETTER);

describe('a mail that a server takes', () => {
  test('reads in Chinese for whoever parses it, from the body by its name, and says that no person wrote it', async () => {
    const server = await ownMailServer();
    expect((await send(`smtp://127.0.0.1:${server.port}`)).response).toMatch(/^250 /);
    const [mail] = await server.received();
    expect(mail).toMatchObject({
      subject: LETTER.subject,
      text: LETTER.text,
      from: { name: '云溪县政务公开办公室', address: FROM },
      to: [{ address: TO }],
      messageId: '<disclosure-2024-12-02@yunxi.example>',
      date: '2024-12-02T01:00:00.000Z',
    });
    expect(mail?.headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    );
    expect(server.envelopes).toEqual([{ from: FROM, to: [TO] }]);
    // Seven bits: any server on the way takes them.
    expect(server.raw[0]).toMatch(/^[\x09\x0a\x0d\x20-\x7e]*$/);
  });

  test('is the same in every byte when it is sent again, but for what separates its parts', async () => {
    const server = await ownMailServer();
    for (let times = 0; times < 2; times += 1) await send(`smtp://127.0.0.1:${server.port}`);
    expect(server.raw[1]).toBe(server.raw[0]);
  });

  test('goes over TLS from the start, with user and password', async () => {
    let login: unknown;
    const server = await ownMailServer({
      secure: true,
      key,
      cert,
      authOptional: false,
      onAuth: ({ username, password }, _session, done) => {
        login = [username, password];
        done(null, { user: username });
      },
    });
    await send(`smtps://office%40yunxi:p%3Ass@localhost:${server.port}`, { ca: cert });
    expect(login).toEqual(['office@yunxi', 'p:ss']);
    expect(server.raw).toHaveLength(1);
  });

  test('goes over STARTTLS where the server offers it', async () => {
    let isEncrypted: boolean | undefined;
    const server = await ownMailServer({
      key,
      cert,
      onMailFrom: (_address, session, done) => {
        isEncrypted = session.secure;
        done();
      },
    });
    await send(`smtp://localhost:${server.port}`, { ca: cert });
    expect(isEncrypted).toBe(true);
  });
});

describe('a mail is not sent', () => {
  test.each([
    ['smtps', true],
    ['smtp', false],
  ])('to a server whose certificate nobody vouches for (%s)', async (scheme, secure) => {
    const server = await ownMailServer({ secure, key, cert });
    await expect(send(`${scheme}://localhost:${server.port}`)).rejects.toThrow('邮件服务器的证书不可信');
    expect(server.raw).toEqual([]);
  });

  test('to a server whose certificate is for another name', async () => {
    const server = await ownMailServer({ secure: true, key, cert });
    await expect(send(`smtps://127.0.0.1:${server.port}`, { ca: cert })).rejects.toThrow(
      '邮件服务器的证书不可信',
    );
    expect(server.raw).toEqual([]);
  });

  test('to a server whose certificate has expired', async () => {
    const expired = await expiredCertificate();
    const server = await ownMailServer({ secure: true, ...expired });
    await expect(send(`smtps://localhost:${server.port}`, { ca: expired.cert })).rejects.toThrow(
      '邮件服务器的证书不可信：已经过期',
    );
    expect(server.raw).toEqual([]);
  });

  test('to another machine in the clear', async () => {
    const server = await ownMailServer();
    // Any address but a loopback one, and yet this machine's.
    await expect(send(`smtp://0.0.0.0:${server.port}`)).rejects.toThrow('不能建立加密的连接');
    expect(server.raw).toEqual([]);
  });
});

describe('a failure is told in Chinese, with the server’s code and without secrets:', () => {
  const password = 'geheim-42';
  const refusing = (code: number) => (_: unknown, __: unknown, done: (error?: Error | null) => void) =>
    done(Object.assign(new Error(`no: ${password}`), { responseCode: code }));

  test.each<[string, Parameters<typeof ownMailServer>[0], RegExp]>([
    [
      'the sender is refused',
      { onMailFrom: refusing(553) },
      /不接受 MAIL_FROM 或者 MAIL_TO（EENVELOPE，服务器的回答是 553）/,
    ],
    [
      'the recipient is refused',
      { onRcptTo: refusing(550) },
      /不接受 MAIL_FROM 或者 MAIL_TO（EENVELOPE，服务器的回答是 550）/,
    ],
    ['it is asked to come later', { onRcptTo: refusing(451) }, /服务器的回答是 451/],
    [
      'the service is not there now',
      { onConnect: (_, done) => done(Object.assign(new Error('later'), { responseCode: 421 })) },
      /421/,
    ],
    ['the mail is refused', { atEnd: () => ({ code: 554 }) }, /不接受邮件（EMESSAGE，服务器的回答是 554）/],
    ['the answer is lost', { atEnd: () => 'break' }, /连接邮件服务器时断开|没有发出去/],
    ['the server hangs', { atEnd: () => 'hang' }, /没有在规定的时间里回答/],
    [
      'the password is wrong',
      {
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: (_auth, _session, done) => done(new Error(`wrong ${password}`)),
      },
      /不接受 SMTP_URL 里的用户名或者密码（EAUTH，服务器的回答是 535）/,
    ],
  ])('%s', async (name, options, words) => {
    const server = await ownMailServer({
      allowInsecureAuth: true,
      onAuth: ({ username }, _session, done) => done(null, { user: username }),
      ...options,
    });
    const failed = send(
      `smtp://user:${password}@127.0.0.1:${server.port}`,
      name === 'the server hangs' ? { timeout: 2_000 } : {},
    );
    await expect(failed).rejects.toThrow(words);
    await expect(failed).rejects.not.toThrow(password);
  });

  test.each([
    [
      'another service answers',
      '* OK IMAP4 ready\r\n',
      /回答的不是邮件服务器（SMTP），请核对主机和端口（EPROTOCOL）/,
    ],
    [
      'it is asked to come later at once',
      '421 busy\r\n',
      /要求过一会儿再试（EPROTOCOL，服务器的回答是 421）/,
    ],
    ['it is not let in', '554 no\r\n', /不接受这台机器的连接（EPROTOCOL，服务器的回答是 554）/],
  ])('%s', async (_, greeting, words) => {
    await expect(send(`smtp://127.0.0.1:${await greetingWith(greeting)}`)).rejects.toThrow(words);
  });

  test('TLS is spoken to a port that begins in the clear', async () => {
    const server = await ownMailServer();
    await expect(send(`smtps://127.0.0.1:${server.port}`)).rejects.toThrow(
      '端口不是一开始就加密的。请核对 SMTP_URL：smtps://',
    );
  });

  test('nobody listens', async () => {
    await expect(send('smtp://127.0.0.1:1')).rejects.toThrow('邮件服务器拒绝连接');
  });
});
