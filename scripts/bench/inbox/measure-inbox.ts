import { randomBytes } from 'node:crypto';
import { base64, base64urlnopad } from '@scure/base';
import { build, stop } from 'esbuild';
import type { Page } from 'playwright';
import { sealWords } from '#lib/feedback/crypto/sealed-words';
import { generateOfficeKey, seal } from '#lib/feedback/crypto/sealing';
import { headText, signAct } from '#lib/office/act';
import { certify } from '#lib/office/certificate';
import type { Row, RowEntry } from '#lib/office/protocol';
import { certifyingKeyOf, signingKeyOf } from '#lib/office/signing';
import { signWords } from '#lib/office/words-signature';
import type { OpeningKeys } from '../../../inbox/work/opening/open-row';
import { launchChromium } from '../pages';
import { type Bench, logStep } from '../session';
import { median } from '../statistics';
import { table, tenths, whole } from '../table';
import { descendantsCpu } from './cpu';
import type { InboxPage, OpenedIn } from './page';

/** Submissions, and the milliseconds that are aimed at for opening and searching them in workers on a quiet machine. */
const AIMS = [
  { submissions: 2_000, aim: 2_000 },
  { submissions: 10_000, aim: 12_000 },
] as const;

const ROUNDS = 3;
const DAY = '2025-01-15';

declare const inboxPage: InboxPage;

/** What opening the inbox takes in Chromium, from disk: in workers and without, with WebCrypto and with the library alone. */
export async function measureInbox(bench: Bench, command: string): Promise<string> {
  const sizes = bench.quick ? [{ submissions: 500, aim: 2_000 }] : AIMS;
  const most = Math.max(...sizes.map(({ submissions }) => submissions));
  logStep(`sealing ${most} submissions`);
  const { rows, keys } = await sealedRows(most);
  const script = await pageScript();
  const browser = await launchChromium();
  bench.cleanup.defer(() => browser.close());
  const lines: string[][] = [];
  for (const { name, hasWorkers, hasWebCrypto } of WAYS) {
    for (const { submissions, aim } of hasWorkers && hasWebCrypto ? sizes : sizes.slice(0, 1)) {
      logStep(`${name}, ${submissions} submissions`);
      const page = await browser.newPage();
      if (!hasWebCrypto) await page.addInitScript(WITHOUT_WEBCRYPTO);
      // `file:` is a secure context, as it is for a clerk: WebCrypto is there.
      await page.goto('file:///dev/null');
      await page.addScriptTag({ content: script });
      const results: OpenedIn[] = [];
      const cpuBefore = await descendantsCpu(process.pid);
      for (let round = 0; round < (bench.quick ? 1 : ROUNDS); round += 1)
        results.push(await openIn(page, rows.slice(0, submissions), keys, hasWorkers));
      const cpu = ((await descendantsCpu(process.pid)) - cpuBefore) / results.length / submissions;
      const opening = median(results.map((one) => one.opening));
      const searching = median(results.map((one) => one.searching));
      const scalarMult = await page.evaluate(() => inboxPage.scalarMult(200));
      const workers = results[0]?.workers ?? 0;
      const aimed = hasWorkers && hasWebCrypto ? ` (aim: under ${whole(aim)})` : '';
      lines.push([
        name,
        whole(submissions),
        String(workers),
        `${whole(opening + searching)}${aimed}`,
        cpu.toFixed(2),
        tenths(scalarMult),
        command,
      ]);
      await page.close();
    }
  }
  return table(
    ['how', '>submissions', '>workers', '>ms until searchable', '>CPU ms each', '>ms, one X25519', 'command'],
    lines,
  );
}

const WAYS = [
  { name: 'in workers, WebCrypto', hasWorkers: true, hasWebCrypto: true },
  { name: 'in workers, the library’s X25519', hasWorkers: true, hasWebCrypto: false },
  { name: 'in the page, WebCrypto', hasWorkers: false, hasWebCrypto: true },
  { name: 'in the page, the library’s X25519', hasWorkers: false, hasWebCrypto: false },
] as const;

/** Makes the page a browser without X25519 in WebCrypto; workers are told by the text of their program. */
const WITHOUT_WEBCRYPTO = `
  const refuse = () => Promise.reject(new DOMException('no', 'NotSupportedError'));
  SubtleCrypto.prototype.importKey = refuse;
  const Before = Blob;
  globalThis.Blob = class extends Before {
    constructor([text], options) {
      super(["SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'));", text], options);
    }
  };
`;

function openIn(page: Page, rows: readonly Row[], keys: OpeningKeys, hasWorkers: boolean): Promise<OpenedIn> {
  const { identities, devices } = keys;
  return page.evaluate(
    ([given, of, listed, parallel]) =>
      inboxPage.open(given, { identities: of, devices: new Map(listed) }, parallel),
    [rows, identities, [...devices], hasWorkers] as const,
  );
}

/** Submissions of 300 characters of which each second was answered by a device, as the site gives them. */
async function sealedRows(count: number): Promise<{ rows: Row[]; keys: OpeningKeys }> {
  const office = await generateOfficeKey();
  const reply = await generateOfficeKey();
  const key = signingKeyOf(new Uint8Array(randomBytes(32)));
  const id = randomId();
  const named = { device: id, name: '王芳', role: 'clerk', recipient: reply.recipient } as const;
  const signed = certify(
    { ...named, verifyKey: key.verifyKey, office: office.recipient },
    DAY,
    certifyingKeyOf(office.identity),
  );
  const rows: Row[] = [];
  for (let index = 0; index < count; index += 1) {
    const submission = `s${index}`;
    const message = `第${index}件：路灯坏了，请派人看看。`.repeat(16).slice(0, 300);
    const written = { notice: 'n', kind: 'opinion', item: null, message, name: '', contact: '' } as const;
    const bound = { reply: reply.recipient, id: submission, received: DAY };
    const sealed = base64.encode(await seal({ ...written, ...bound }, office.recipient));
    const entries: RowEntry[] = [];
    if (index % 2 === 0) {
      const head = { office: office.recipient, device: id, id: randomId(), submission, after: '' } as const;
      const act = { ...head, upon: randomHash(), kind: 'answer', day: DAY, state: 'answered' } as const;
      const words = signWords({ kind: 'reply', submission, text: '已经修好，谢谢。' }, act, key);
      const made = signAct(act, await sealWords(words, [office.recipient, reply.recipient]), key);
      const clear = { id: act.id, after: '', kind: act.kind, day: DAY, state: act.state };
      entries.push({
        ...clear,
        sealed: made.sealed,
        device: id,
        signed: headText(made.head),
        signature: made.signature,
      });
    }
    rows.push({ id: submission, notice: 'n', received: DAY, sealed, entries });
  }
  return { rows, keys: { identities: [office.identity], devices: new Map([[id, signed.certificate]]) } };
}

function randomId(): string {
  return base64urlnopad.encode(randomBytes(16));
}

function randomHash(): string {
  return base64urlnopad.encode(randomBytes(32));
}

/** The program of the page, with that of its workers. */
async function pageScript(): Promise<string> {
  const bundled = async (entry: string, define: Record<string, string>) => {
    const made = await build({
      ...{ bundle: true, write: false, minify: true, platform: 'browser', format: 'iife', target: 'es2020' },
      entryPoints: [entry],
      define,
    });
    return made.outputFiles[0]?.text ?? '';
  };
  const worker = await bundled('inbox/work/opening/worker.ts', {});
  const script = await bundled('scripts/bench/inbox/page.ts', { INBOX_WORKER: JSON.stringify(worker) });
  await stop();
  return script;
}
