import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('anchor-reserved', () => {
  test.each<Broken>([
    {
      name: 'a part named contact',
      input: {
        'notice.md': replacing('folder: plans', 'folder: contact'),
        'plans/01-training.md': null,
        'contact/01-training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 这个文件夹名称是页面自己要用的（anchor-reserved）',
        '    现在是：contact',
        '    应当是：给文件夹另起一个名称，例如 part-contact，这里一起改；不用 main、content、contents、overview、milestones、top、notices、privacy、opening、versions、contact、contact-heading、attachments、attachments-heading、signature、outcome、history、history-heading、ledger，也不以 feedback 开头',
      ],
    },
    {
      name: 'a part named opening',
      input: {
        'notice.md': replacing('folder: plans', 'folder: opening'),
        'plans/01-training.md': null,
        'opening/01-training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 这个文件夹名称是页面自己要用的（anchor-reserved）',
        '    现在是：opening',
        '    应当是：给文件夹另起一个名称，例如 part-opening，这里一起改；不用 main、content、contents、overview、milestones、top、notices、privacy、opening、versions、contact、contact-heading、attachments、attachments-heading、signature、outcome、history、history-heading、ledger，也不以 feedback 开头',
      ],
    },
    {
      name: 'a part named signature',
      input: {
        'notice.md': replacing('folder: plans', 'folder: signature'),
        'plans/01-training.md': null,
        'signature/01-training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 这个文件夹名称是页面自己要用的（anchor-reserved）',
        '    现在是：signature',
        '    应当是：给文件夹另起一个名称，例如 part-signature，这里一起改；不用 main、content、contents、overview、milestones、top、notices、privacy、opening、versions、contact、contact-heading、attachments、attachments-heading、signature、outcome、history、history-heading、ledger，也不以 feedback 开头',
      ],
    },
    {
      name: 'a part named feedback',
      input: {
        'notice.md': replacing('folder: plans', 'folder: feedback'),
        'plans/01-training.md': null,
        'feedback/01-training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 这个文件夹名称是页面自己要用的（anchor-reserved）',
        '    现在是：feedback',
        '    应当是：给文件夹另起一个名称，例如 part-feedback，这里一起改；不用 main、content、contents、overview、milestones、top、notices、privacy、opening、versions、contact、contact-heading、attachments、attachments-heading、signature、outcome、history、history-heading、ledger，也不以 feedback 开头',
      ],
    },
    {
      name: 'a part named feedback-form',
      input: {
        'notice.md': replacing('folder: plans', 'folder: feedback-form'),
        'plans/01-training.md': null,
        'feedback-form/01-training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 这个文件夹名称是页面自己要用的（anchor-reserved）',
        '    现在是：feedback-form',
        '    应当是：给文件夹另起一个名称，例如 part-feedback-form，这里一起改；不用 main、content、contents、overview、milestones、top、notices、privacy、opening、versions、contact、contact-heading、attachments、attachments-heading、signature、outcome、history、history-heading、ledger，也不以 feedback 开头',
      ],
    },
    {
      name: 'a part named main',
      input: {
        'notice.md': replacing('folder: plans', 'folder: main'),
        'plans/01-training.md': null,
        'main/01-training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 这个文件夹名称是页面自己要用的（anchor-reserved）',
        '    现在是：main',
        '    应当是：给文件夹另起一个名称，例如 part-main，这里一起改；不用 main、content、contents、overview、milestones、top、notices、privacy、opening、versions、contact、contact-heading、attachments、attachments-heading、signature、outcome、history、history-heading、ledger，也不以 feedback 开头',
      ],
    },
    {
      name: 'a part named contents',
      input: {
        'notice.md': replacing('folder: plans', 'folder: contents'),
        'plans/01-training.md': null,
        'contents/01-training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 这个文件夹名称是页面自己要用的（anchor-reserved）',
        '    现在是：contents',
        '    应当是：给文件夹另起一个名称，例如 part-contents，这里一起改；不用 main、content、contents、overview、milestones、top、notices、privacy、opening、versions、contact、contact-heading、attachments、attachments-heading、signature、outcome、history、history-heading、ledger，也不以 feedback 开头',
      ],
    },
    {
      name: 'a part named privacy',
      input: {
        'notice.md': replacing('folder: plans', 'folder: privacy'),
        'plans/01-training.md': null,
        'privacy/01-training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 这个文件夹名称是页面自己要用的（anchor-reserved）',
        '    现在是：privacy',
        '    应当是：给文件夹另起一个名称，例如 part-privacy，这里一起改；不用 main、content、contents、overview、milestones、top、notices、privacy、opening、versions、contact、contact-heading、attachments、attachments-heading、signature、outcome、history、history-heading、ledger，也不以 feedback 开头',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
