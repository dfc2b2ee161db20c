/** The ways in which a sentence invites feedback: words that must occur one after the other. */
const INVITATIONS: readonly (readonly RegExp[])[] = [
  [/欢迎|接受|恳请/, /监督|意见|建议|批评|反映/],
  [/如|若|凡|对/, /意见|建议|异议/, /请|可|欢迎/, /反映|反馈|提|告知|告诉|联系|指出|来电|来信|监督/],
];

/** What a sentence says that warns, promises or advertises, even where it names feedback too. */
const NOT_A_PURPOSE = /不予|不再|不接受|不欢迎|不得|严禁|概不|谢绝|追究|追责|整改到位|关注/;

/** A label that begins the details of how to get in touch or until when: what precedes it may invite. */
const DETAILS =
  /[，；、。（(]?\s*(?:(?:联系|受理|监督|举报|咨询|值班)?电话|联系方式|联系人|(?:电子)?邮箱|(?:电子|邮政)?信箱|(?:通讯|通信|来信|邮寄|来访|接待)?地址|邮编|传真|(?:公示|公开|受理|反馈|接听|工作)?(?:期限|日期|时间|期))(?:为|是|及[^：:]*)?\s*(?:[：:]|(?=[\dA-Za-z]))/;

/** Words that lead to the details that follow them: a sentence cut there says nothing whole. */
const CUT_OFF =
  /(?:通过|请|可|可以|能|于|在|向|按|以|用|到|至|或|和|与|及|、|拨打?|致电|来电|发送|寄|：|:)$|（[^）]*$|\([^)]*$|“[^”]*$/;

/**
 * Finds the sentences of a notice's contact paragraph that invite feedback, word for word and in their order, without
 * the numbers and dates that follow; null when none does.
 */
export function invitationIn(contact: string): string | null {
  const sentences = contact.match(/[^。！？\n]+[。！？]?/g) ?? [];
  const invitations = sentences.flatMap((sentence) => {
    const [before = '', ...details] = sentence.split(DETAILS);
    const words = before.trim();
    const isCutShort = details.length > 0 && CUT_OFF.test(words);
    return isInvitation(sentence, words) && !isCutShort ? [words] : [];
  });
  const found = invitations.join('').replace(/[，；、：:]$/, '');
  return found === '' ? null : found;
}

function isInvitation(sentence: string, words: string): boolean {
  if (NOT_A_PURPOSE.test(sentence) || /\d{5,}|@/.test(words)) return false;
  return INVITATIONS.some((steps) => occurInOrder(words, steps));
}

/** Whether each pattern is found after the one before it; one pass over the text, without backtracking. */
function occurInOrder(text: string, steps: readonly RegExp[]): boolean {
  let rest = text;
  for (const step of steps) {
    const found = step.exec(rest);
    if (found === null) return false;
    rest = rest.slice(found.index + found[0].length);
  }
  return true;
}
