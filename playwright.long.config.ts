import { defineConfig } from 'playwright/test';
import base from './playwright.config';

/** The full product of the checks of which `npm test` runs a part, and what measures every page in every way. */
export default defineConfig(base, { testDir: 'tests/long' });
