// Preloaded into a server under test (NODE_OPTIONS=--import …): shifts its clock by as many milliseconds as the
// file named in TEST_CLOCK holds. The file is read at every look at the clock, so a test can move it at will.
import { readFileSync } from 'node:fs';

const RealDate = Date;
const file = process.env.TEST_CLOCK;

function shifted() {
  return RealDate.now() + Number(readFileSync(file, 'utf8'));
}

class ShiftedDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(shifted());
    else super(...parts);
  }

  static now() {
    return shifted();
  }
}

globalThis.Date = ShiftedDate;
