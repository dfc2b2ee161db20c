// Preloaded into a server under test (NODE_OPTIONS=--import …). The file named in TEST_CLOCK says what time it is:
// `shift <ms>` moves the machine's clock, `stop <ms since 1970>` holds it still. It is read at every look at the
// clock, so a test can move it at will.
import { readFileSync } from 'node:fs';

const RealDate = Date;
const file = process.env.TEST_CLOCK;

function now() {
  const [way, value] = readFileSync(file, 'utf8').split(' ');
  return way === 'stop' ? Number(value) : RealDate.now() + Number(value);
}

class ShiftedDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }

  static now() {
    return now();
  }
}

// Frameworks that wrap Date copy its own properties alone.
for (const name of ['parse', 'UTC'])
  Object.defineProperty(ShiftedDate, name, Object.getOwnPropertyDescriptor(RealDate, name));

globalThis.Date = ShiftedDate;
