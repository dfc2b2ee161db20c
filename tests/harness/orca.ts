import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import * as z from 'zod';
import { until } from './server';
import type { Fields } from './writer';

const run = promisify(execFile);

/** What `orca/recorded.py` prints on a line: what happened, and to what. */
const reportSchema = z.tuple([z.string(), z.string()]);
type Report = z.infer<typeof reportSchema>;

/** Firefox with Orca, in a session of its own, as one who listens uses them. */
export interface Listener {
  page: Page;
  /** Goes to an address, and gives what is spoken of itself: the page's title, its summary, and all of it. */
  open(url: string): Promise<string[]>;
  /** The same for the answer to a post, from a page of the same site. */
  post(url: string, fields: Fields): Promise<string[]>;
  /** Presses a key that moves Orca alone, such as `h` to the next heading, and gives what is spoken. */
  move(key: string): Promise<string[]>;
  /** Presses a key that moves the focus, such as `Tab`, and gives what is spoken. */
  focus(key: string): Promise<string[]>;
  /** Ends everything, and removes what it wrote. */
  stop(): Promise<void>;
}

/** Starts a screen without a monitor, a message bus, Orca and Firefox, in a home of their own. */
export async function startListener(): Promise<Listener> {
  const home = await mkdtemp(join(tmpdir(), 'orca-'));
  const runtime = join(home, 'run');
  await mkdir(runtime, { mode: 0o700 });
  const started: ChildProcess[] = [];
  const begin = (command: string, args: readonly string[], env: NodeJS.ProcessEnv) => {
    const child = spawn(command, args, { env, detached: true, stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
    started.push(child);
    return child;
  };
  const screen = begin('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
  });
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    LANG: 'C.UTF-8',
    GSETTINGS_BACKEND: 'memory',
    DISPLAY: `:${await firstLine(screen)}`,
  };
  const bus = begin('dbus-daemon', ['--session', '--nofork', '--print-address=3'], env);
  env.DBUS_SESSION_BUS_ADDRESS = await firstLine(bus);
  // Debian's own Python: the first one on the path need not have Orca's modules.
  const orca = begin('/usr/bin/python3', [resolve('tests/harness/orca/recorded.py')], env);
  const reports = readReports(orca);
  await reports.next(0, 'ready');

  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: false,
    // Without the browser's own bars: what is heard is the page.
    args: ['--kiosk'],
    env: { ...env, GNOME_ACCESSIBILITY: '1' },
    // Each test hears the same, whatever was opened before it: no link counts as visited.
    extraPrefsFirefox: { 'places.history.enabled': false },
    timeout: 0,
    protocolTimeout: 0,
  });
  const page = await firstPage(browser);
  page.setDefaultTimeout(0);
  const xdotool = (...args: string[]) => run('xdotool', args, { env });
  const [window = ''] = (await xdotool('search', '--sync', '--onlyvisible', '--class', 'firefox')).stdout
    .trim()
    .split('\n');
  await xdotool('windowfocus', '--sync', window);
  // Into the page, away from the address bar.
  await xdotool('mousemove', '640', '900', 'click', '1');

  /** Does something that leads to a page, and gives what is spoken until Orca has nothing more to say of it. */
  const arrive = async (go: () => Promise<unknown>) => {
    const from = reports.count();
    await go();
    const loaded = await reports.next(from, 'loaded', await page.title());
    if (reports.among(from, loaded, 'saying all')) await reports.next(from, 'said all');
    const spoken = reports.spoken(from);
    // What Orca says of loading is at times more and at times less.
    return spoken.slice(spoken.findIndex((words) => words.startsWith('Finished loading')));
  };
  return {
    page,
    open: (url) => arrive(() => page.goto(url)),
    post: (url, fields) => arrive(() => Promise.all([page.waitForNavigation(), submit(page, url, fields)])),
    move: async (key) => {
      const from = reports.count();
      await xdotool('key', key);
      await reports.next(from, 'key released');
      await reports.next(from, 'spoken');
      return reports.spoken(from);
    },
    focus: async (key) => {
      const from = reports.count();
      await xdotool('key', key);
      await reports.next(from, 'focused');
      return reports.spoken(from);
    },
    stop: async () => {
      await browser.close();
      for (const child of started.toReversed()) await end(child);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What Orca reports, in the order in which it happened. */
function readReports(orca: ChildProcess) {
  const all: Report[] = [];
  createInterface({ input: readable(orca.stdout) }).on('line', (line) =>
    all.push(reportSchema.parse(JSON.parse(line))),
  );
  const place = (from: number, what: string, toWhat?: string) =>
    all.findIndex((report, index) => {
      const [happened, words] = report;
      return index >= from && happened === what && (toWhat === undefined || words === toWhat);
    });
  return {
    count: () => all.length,
    /** Waits until something has been reported since the place `from`, and gives its place. */
    next: async (from: number, what: string, toWhat?: string) => {
      const found = () => place(from, what, toWhat);
      await until(async () => (found() < 0 ? null : true), `“${what} ${toWhat ?? ''}” from Orca`);
      return found();
    },
    among: (from: number, to: number, what: string) =>
      all.slice(from, to + 1).some(([happened]) => happened === what),
    /** Every string that the voice was handed since, but for those in which nothing can be heard. */
    spoken: (from: number) =>
      all.slice(from).flatMap(([what, words]) => (what === 'spoken' && words.trim() ? [words.trim()] : [])),
  };
}

/** Posts fields as a form does, from the site's own origin. */
function submit(page: Page, url: string, fields: Fields): Promise<void> {
  return page.evaluate(
    (action, entries) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = action;
      for (const [name, value] of entries) {
        const field = document.createElement('textarea');
        field.name = name;
        field.value = value;
        form.append(field);
      }
      document.body.append(form);
      form.submit();
    },
    url,
    Object.entries(fields),
  );
}

async function firstPage(browser: Browser): Promise<Page> {
  const [page] = await browser.pages();
  return page ?? browser.newPage();
}

/** The first line that a program prints on its fourth stream. */
async function firstLine(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: readable(child.stdio[3]) });
  const [line] = await once(lines, 'line');
  return String(line);
}

function readable(stream: ChildProcess['stdio'][number]): Readable {
  if (!stream || !('read' in stream)) throw new Error('no such stream');
  return stream as Readable;
}

/** Ends a program and those that it started. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}
