import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/**
 * Finds a Chromium: `CHROMIUM_PATH`, the system's Chromium or Chrome, or Playwright's own where it is installed already;
 * null when there is none. Nothing is downloaded.
 */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  const system = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map(findProgram);
  const found = system.find((path) => path !== null);
  if (found) return found;
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/** Finds a program on `PATH` and in `/usr/sbin`, where nginx is; null when there is none. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/bin'];
  return folders.map((folder) => `${folder}/${name}`).find((path) => existsSync(path)) ?? null;
}
