import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/**
 * Finds a Chromium: `CHROMIUM_PATH`, the system's Chromium, Chrome or Edge, or Playwright's own where it is installed already;
 * null when there is none. Nothing is downloaded.
 */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  const system = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map(findProgram);
  const found = [...system, ...windowsBrowsers()].find((path) => path !== null && existsSync(path));
  if (found) return found;
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/** Finds a program on `PATH` and in `/usr/sbin`, where nginx is; null when there is none. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** Where Windows has Chrome, and Edge, which is a Chromium too; none of them is on its `PATH`. */
function windowsBrowsers(): string[] {
  const { ProgramFiles, 'ProgramFiles(x86)': otherFiles, LOCALAPPDATA } = process.env;
  const folders = [ProgramFiles, otherFiles, LOCALAPPDATA].filter((folder) => folder !== undefined);
  return ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap(
    (browser) => folders.map((folder) => join(folder, browser)),
  );
}
