/** What makes a sentence an invitation to give feedback. */
const INVITES = /欢迎|接受.*监督|(?:如|若|凡|对).*(?:意见|建议|异议|问题|线索|批评)/;

/** A label that begins the details of how to get in touch or until when: what precedes it may invite. */
const DETAILS =
  /[，；、。（(]?\s*(?:(?:联系|受理|监督|举报|咨询|值班)?电话|联系方式|联系人|(?:电子)?邮箱|(?:电子|邮政)?信箱|(?:通讯|通信|来信|邮寄|来访|接待)?地址|邮编|传真|(?:公示|公开|受理|反馈|接听|工作)?(?:期限|日期|时间|期))(?:为|是|及[^：:]*)?\s*(?:[：:]|(?=[\dA-Za-z]))/;

/**
 * Finds the sentences of a notice's contact paragraph that invite feedback, word for word and in their order, without
 * the numbers and dates that follow; null when none does.
 */
export function invitationIn(contact: string): string | null {
  const sentences = contact.match(/[^。！？\n]+[。！？]?/g) ?? [];
  const invitations = sentences.flatMap((sentence) => {
    const [before = ''] = sentence.split(DETAILS);
    const words = before.trim();
    return INVITES.test(words) && !/\d{5,}|@/.test(words) ? [words] : [];
  });
  const found = invitations.join('').replace(/[，；、：:]$/, '');
  return found === '' ? null : found;
}
