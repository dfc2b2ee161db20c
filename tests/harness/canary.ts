import { randomBytes } from 'node:crypto';
import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { ask, type Question } from './ask';
import { type Told, toldBy } from './crowd';
import { FIRST } from './fixtures';
import { type Needle, needle } from './traces';
import { type Fields, feedbackOf, posting } from './writer';

/** A writer whose every word, and whose address, stands nowhere else in the world. */
export class Canary {
  private readonly word = `zq${randomBytes(6).toString('hex')}`;
  private readonly network = `f${randomBytes(2).toString('hex').slice(1)}`;
  private readonly secrets = new Map<string, string>();
  private sources = 0;

  /** A word of its own for a field, or another place, on one way through the site. */
  at(way: string, place: string): string {
    return `${this.word}${way}${place}`;
  }

  /** A form that is filled in rightly with such words, and with fields that nobody asked for. */
  form(way: string): Fields {
    return {
      kind: 'opinion',
      message: `${this.at(way, 'message')}说的话`,
      name: this.at(way, 'name'),
      contact: this.at(way, 'contact'),
      consent: 'yes',
      [this.at(way, 'unknown')]: this.at(way, 'unknownvalue'),
    };
  }

  /** The headers of a source that was nobody before; with words where browsers name themselves. */
  headers(way: string): Fields {
    this.sources += 1;
    return {
      'X-Forwarded-For': `2001:db8:${this.network}:${this.sources}::1`,
      'User-Agent': this.at(way, 'agent'),
      Referer: `https://${this.at(way, 'referrer')}.example/`,
      Cookie: `${this.at(way, 'cookie')}=${this.at(way, 'cookievalue')}`,
    };
  }

  /** Posts fields or a body, with words in the address too; remembers the token and the receipt that come back. */
  async post(
    origin: string,
    way: string,
    fields: Fields | string,
    { headers = this.headers(way), ...more }: Partial<Question> = {},
  ): Promise<Told> {
    const path = `${feedbackOf(FIRST.slug)}?${this.at(way, 'query')}=${this.at(way, 'queryvalue')}`;
    const question = { ...posting(fields, { path, headers }), ...more };
    return this.remember(toldBy(await ask(origin, question)));
  }

  /** Remembers what of an answer is nobody else's business. */
  remember(told: Told): Told {
    if (told.token) this.secrets.set(told.token, 'a token');
    // The page of one that was mistyped shows its digits: a few may stand anywhere by chance.
    if (told.receipt && parseReceipt(told.receipt).state === 'valid')
      this.secrets.set(told.receipt, 'a receipt');
    return told;
  }

  /** Everything that must be found nowhere: words and addresses however they are written, the many secrets as they are. */
  needles(): Needle[] {
    return [
      needle('a word', this.word),
      needle('an address', `2001:db8:${this.network}`),
      needle('an address', Buffer.from(`20010db8${this.network}`, 'hex')),
      ...[...this.secrets].map(([secret, name]) => ({
        name,
        spellings: name === 'a token' ? ofToken(secret) : ofReceipt(secret),
      })),
    ];
  }
}

/** A token, and the random bits in it, which alone tell the receipt. */
function ofToken(token: string): Buffer[] {
  const bits = Buffer.from(token, 'base64url').subarray(0, 16);
  return [asBytes(token), bits, asBytes(bits.toString('hex'))];
}

/** A receipt as it is shown, as one word, and as its page writes it. */
function ofReceipt(receipt: string): Buffer[] {
  const digits = receipt.replaceAll(' ', '');
  return [receipt, digits, [...digits].join(' ')].map(asBytes);
}

function asBytes(text: string): Buffer {
  return Buffer.from(text);
}
