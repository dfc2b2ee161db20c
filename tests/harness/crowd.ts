import { type Answered, ask } from './ask';
import { type Fields, headingOf, posting, receiptIn, tokenIn, WRITTEN, wordsIn } from './writer';

/** What a writer reads after a post. */
export interface Told {
  /** 0 when no answer came. */
  status: number;
  heading: string;
  receipt: string | null;
  token: string | null;
  /** What the page gives back of what was written: labels with words. */
  words: string[][];
  /** Whether the very same can be sent again from the page. */
  again: boolean;
}

const UNANSWERED: Told = { status: 0, heading: '', receipt: null, token: null, words: [], again: false };

/** What a page tells. */
export function toldBy(answer: Pick<Answered, 'status' | 'text'>): Told {
  return {
    status: answer.status,
    heading: headingOf(answer),
    receipt: receiptIn(answer),
    token: tokenIn(answer),
    words: wordsIn(answer),
    again: answer.text.includes('<button type="submit">再次提交</button>'),
  };
}

/** Posts a form's fields, and gives what the writer then reads. */
export async function told(origin: string, fields: Fields, headers: Fields = {}): Promise<Told> {
  const answer = await ask(origin, posting(fields, { headers })).catch(() => null);
  return answer ? toldBy(answer) : UNANSWERED;
}

/** What a writer reads who could not be helped now: 503, every word given back, and a button to send it again. */
export function keptFor({ token = '', ...fields }: Fields): Omit<Told, 'heading'> {
  return { status: 503, receipt: null, token, words: shownOf(fields), again: true };
}

/** What a writer reads who is asked to look through it: every word, and the token that confirms them. */
export function checkOf(fields: Fields, token: string): Omit<Told, 'heading'> {
  const words = shownOf(fields).toSpliced(1, 0, ['针对哪一项', '整篇通报']);
  return { status: 200, receipt: null, token, words, again: false };
}

/** The fields of a form by `who`, whose message nobody else has. */
export function writtenBy(who: string): Fields {
  return { ...WRITTEN, item: '', message: `${who}的话，别人没有写过。`, name: who };
}

/** `count` writers who have taken the first step: what each sends in the second. */
export async function crowdAt(origin: string, count: number, name: string): Promise<Fields[]> {
  const writers = Array.from({ length: count }, (_, index) => writtenBy(`${name}第${index + 1}位`));
  return inLanes(50, writers, async (fields) => {
    const { status, token } = await told(origin, fields);
    if (token === null) throw new Error(`no token: ${status}`);
    return { ...fields, token };
  });
}

/** Does a work with every one, in order, `lanes` at a time. */
export async function inLanes<One, Made>(
  lanes: number,
  all: readonly One[],
  work: (one: One, index: number) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  const waiting = all.entries();
  const lane = async () => {
    for (const [index, one] of waiting) made[index] = await work(one, index);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return made;
}

/** A form's fields as pages show them to whoever wrote them as `writtenBy` does. */
function shownOf({ message = '', name = '', contact = '' }: Fields): string[][] {
  return [
    ['反馈类型', '建议'],
    ['反馈内容', message],
    ['姓名', name],
    ['联系方式', contact],
  ];
}
