import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const TRAINING = 'content/2024-reading-corner/plans/01-training.md';
const WANTED = '    应当是：删去，或者用 * 代替中间的几位；确实要公布的（例如单位的联系方式），可以保留';

describe('private-data', () => {
  test.each<Broken>([
    {
      name: 'a mobile number in a text',
      input: { 'plans/01-training.md': adding('联系人：王某，139 0000 1234。') },
      expected: [
        `${TRAINING}:7:8 提醒 可能是个人的手机号码，公布以后收不回来（private-data）`,
        '    现在是：139 0000 1234',
        WANTED,
      ],
    },
    {
      name: 'an identity number in a title',
      input: { 'plans/01-training.md': replacing('加强学习。', '处分李某（210302199001011019）。') },
      expected: [
        `${TRAINING}:2:13 提醒 可能是个人的身份证号码，公布以后收不回来（private-data）`,
        '    现在是：210302199001011019',
        WANTED,
      ],
    },
    {
      name: 'a mailbox, a card, an account and a home',
      input: {
        'plans/01-training.md': adding(
          '退款到6217000000000006，邮箱zhang@mail.example，微信号zhangsan88，家住胜利路15号。',
        ),
      },
      expected: [
        `${TRAINING}:7:4 提醒 可能是个人的银行卡号，公布以后收不回来（private-data）`,
        '    现在是：6217000000000006',
        WANTED,
        `${TRAINING}:7:23 提醒 可能是个人的电子邮箱，公布以后收不回来（private-data）`,
        '    现在是：zhang@mail.example',
        WANTED,
        `${TRAINING}:7:45 提醒 可能是个人的微信或者 QQ 号，公布以后收不回来（private-data）`,
        '    现在是：zhangsan88',
        WANTED,
        `${TRAINING}:7:56 提醒 可能是个人的家庭住址，公布以后收不回来（private-data）`,
        '    现在是：家住胜利路15号',
        WANTED,
      ],
    },
    {
      name: 'a number in an alternative text',
      input: { 'findings/02-corner.md': replacing('窗边的一张长桌', '登记本上写着13900001234') },
      expected: [
        'content/2024-reading-corner/findings/02-corner.md:8:13 提醒 可能是个人的手机号码，公布以后收不回来（private-data）',
        '    现在是：13900001234',
        WANTED,
      ],
    },
    {
      name: 'a number written with escapes of YAML',
      input: {
        'plans/01-training.md': replacing('title: 加强学习。', 'title: "拨打\\u0031390000\\u00312\\u00334"'),
      },
      expected: [
        `${TRAINING}:2:8 提醒 双引号里的反斜杠会改变文字（altered-value）`,
        '    现在是："拨打\\u0031390000\\u00312\\u00334"',
        '    应当是：文字直接写在冒号后面，写成一行；有特别的符号，用英文单引号括起来',
        `${TRAINING}:2:8 提醒 可能是个人的手机号码，公布以后收不回来（private-data）`,
        '    现在是：13900001234',
        WANTED,
      ],
    },
    {
      name: 'the declared contacts, masked numbers and links for readers are no mistake',
      input: {
        'plans/01-training.md': adding(
          '可以询问０１９９－５５５０１６１、library@qingliu.example或者[写信](mailto:a@rules.example)，139****1234。',
        ),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
