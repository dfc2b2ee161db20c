import { rename } from 'node:fs/promises';
import { type Answered, ask } from './ask';
import { FIRST } from './fixtures';
import type { TestServer } from './server';
import { postHead, speak } from './wire';
import { type Fields, feedbackOf, headingOf, posting, receiptIn, tokenIn } from './writer';

const PATH = feedbackOf(FIRST.slug);

/** Somebody who leaves unique words wherever words can be left, and remembers them. */
export class CanaryWriter {
  /** Every word that must be found nowhere. */
  readonly words: string[] = [];

  /** @param name distinguishes this writer's words from every other's. */
  constructor(private readonly name: string) {}

  /** A word that nobody else has: Chinese and Latin, as writers mix them. */
  word(where: string): string {
    const word = `金丝雀${this.name}${where}第${this.words.length}号canary${this.name}${this.words.length}`;
    this.words.push(word);
    return word;
  }

  /** A form that is filled in rightly. */
  fields(where: string): Fields {
    return {
      kind: 'report',
      item: 'leadership-1',
      message: this.word(`${where}内容`),
      name: this.word(`${where}姓名`),
      contact: this.word(`${where}联系`),
      consent: 'yes',
    };
  }

  /** Header lines of a browser that can be recognised, from an address that nobody else has. */
  get headers(): Fields {
    return {
      'User-Agent': this.word('浏览器').replace(/[^a-z0-9]/g, ''),
      Referer: `http://localhost/${this.word('来处').replace(/[^a-z0-9]/g, '')}`,
      'X-Forwarded-For': '203.0.113.77',
    };
  }

  /** Posts, and sees that the answer is the one that was wanted. @throws Error otherwise. */
  async post(
    origin: string,
    fields: Fields | string,
    heading: string,
    headers: Fields = {},
  ): Promise<Answered> {
    const path = `${PATH}?q=${encodeURIComponent(this.word('网址'))}`;
    const question = posting(fields, { path, headers: { ...this.headers, ...headers } });
    const answer = await ask(origin, question);
    if (headingOf(answer) !== heading)
      throw new Error(`${answer.status} ${headingOf(answer)}, not ${heading}`);
    return answer;
  }

  /** Takes both steps, and gives the receipt. */
  async submit(origin: string, where: string): Promise<string> {
    const fields = this.fields(where);
    const token = tokenIn(await this.post(origin, fields, '请核对后提交')) ?? '';
    const receipt = receiptIn(await this.post(origin, { ...fields, token }, '已经收到您的反馈')) ?? '';
    this.words.push(token, receipt, receipt.replaceAll(' ', ''), [...receipt.replaceAll(' ', '')].join(' '));
    return receipt;
  }

  /** Is refused in every way that takes no waiting: 422, 413, 415, 403, 400. */
  async failEverywhere(origin: string, port: number): Promise<void> {
    const wrong = {
      kind: this.word('类型'),
      item: this.word('条目'),
      [this.word('栏名')]: this.word('栏值'),
    };
    await this.post(origin, { ...this.fields('有误'), ...wrong }, '错误：意见反馈');
    await this.post(
      origin,
      { ...this.fields('陷阱'), website: this.word('陷阱') },
      '这份内容疑似由程序自动填写',
    );
    await this.post(origin, { ...this.fields('伪造'), token: this.word('凭据') }, '请核对后提交');
    await this.post(origin, { ...this.fields('修改'), edit: '1' }, '修改反馈');
    await this.post(origin, `message=${this.word('太长')}${'x'.repeat(600_000)}`, '内容过长，没有提交');
    const text = { 'Content-Type': 'text/plain' };
    await this.post(origin, `message=${this.word('别的格式')}`, '内容的格式不正确', text);
    const foreign = { 'Sec-Fetch-Site': 'cross-site' };
    await this.post(origin, this.fields('别的网站'), '内容来自其他网站', foreign);
    await this.post(origin, `message=${this.word('乱码')}%ff`, '内容中有无法识别的文字');
    const cut = `kind=opinion&message=${encodeURIComponent(this.word('断开'))}`;
    await speak(port, [postHead(PATH, 'Content-Length: 5000'), cut], { hangUp: true });
  }

  /** Is refused for want of a key: 503; the key's file is out of its place meanwhile. */
  async failUnready(origin: string, keyFile: string): Promise<void> {
    const fields = this.fields('存不下');
    const token = tokenIn(await this.post(origin, fields, '请核对后提交')) ?? '';
    await rename(keyFile, `${keyFile}.away`);
    await this.post(origin, { ...fields, token }, '反馈没有提交成功');
    await rename(`${keyFile}.away`, keyFile);
    this.words.push(token);
  }

  /** Is refused for having sent too much: 429. */
  async failOverspent(origin: string): Promise<void> {
    const fields = this.fields('太频繁');
    const token = tokenIn(await this.post(origin, fields, '请核对后提交')) ?? '';
    await this.post(origin, { ...fields, token }, '提交过于频繁，请稍后再试');
    this.words.push(token);
  }

  /** Confirms, and the server is killed while it has the words in its hands. */
  async sendAndKill(server: TestServer): Promise<void> {
    const crowd = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const fields = this.fields('崩溃');
        return { ...fields, token: tokenIn(await ask(server.url, posting(fields))) ?? '' };
      }),
    );
    const answers = crowd.map((fields) => ask(server.url, posting(fields)).catch(() => null));
    await Promise.race(answers);
    await server.kill();
    await Promise.all(answers);
  }
}
