import type { Rule } from '#lib/notice/rule';
import { anchorReserved } from '#lib/notice/rules/anchor-reserved';
import { anchorUnique } from '#lib/notice/rules/anchor-unique';
import { blankBesideDigits } from '#lib/notice/rules/blank-beside-digits';
import { blankBetweenCharacters } from '#lib/notice/rules/blank-between-characters';
import { brokenCharacter } from '#lib/notice/rules/broken-character';
import { commentAfterValue } from '#lib/notice/rules/comment-after-value';
import { confusableWords } from '#lib/notice/rules/confusable-words';
import { contactHours } from '#lib/notice/rules/contact-hours';
import { contactMails } from '#lib/notice/rules/contact-mails';
import { contactMissing } from '#lib/notice/rules/contact-missing';
import { contactPhones } from '#lib/notice/rules/contact-phones';
import { doneQuote } from '#lib/notice/rules/done-quote';
import { doubledItem } from '#lib/notice/rules/doubled-item';
import { doubledQuote } from '#lib/notice/rules/doubled-quote';
import { earlyDate } from '#lib/notice/rules/early-date';
import { emphasisInWord } from '#lib/notice/rules/emphasis-in-word';
import { emptyText } from '#lib/notice/rules/empty-text';
import { figureNumber } from '#lib/notice/rules/figure-number';
import { figureQuote } from '#lib/notice/rules/figure-quote';
import { fileName } from '#lib/notice/rules/file-name';
import { findingMissing } from '#lib/notice/rules/finding-missing';
import { findingWords } from '#lib/notice/rules/finding-words';
import { folderName } from '#lib/notice/rules/folder-name';
import { footnoteUsed } from '#lib/notice/rules/footnote-used';
import { headingLevel } from '#lib/notice/rules/heading-level';
import { headingMark } from '#lib/notice/rules/heading-mark';
import { headingWording } from '#lib/notice/rules/heading-wording';
import { indentedText } from '#lib/notice/rules/indented-text';
import { itemCount } from '#lib/notice/rules/item-count';
import { itemOrder } from '#lib/notice/rules/item-order';
import { itemTitle } from '#lib/notice/rules/item-title';
import { lateDate } from '#lib/notice/rules/late-date';
import { linkMarks } from '#lib/notice/rules/link-marks';
import { linkScheme } from '#lib/notice/rules/link-scheme';
import { linkTarget } from '#lib/notice/rules/link-target';
import { linkTitle } from '#lib/notice/rules/link-title';
import { milestoneDate } from '#lib/notice/rules/milestone-date';
import { milestoneOrder } from '#lib/notice/rules/milestone-order';
import { milestoneQuote } from '#lib/notice/rules/milestone-quote';
import { mixedNumerals } from '#lib/notice/rules/mixed-numerals';
import { nestedQuotes } from '#lib/notice/rules/nested-quotes';
import { outcomeCounts } from '#lib/notice/rules/outcome-counts';
import { outcomeDoubled } from '#lib/notice/rules/outcome-doubled';
import { outcomeDraft } from '#lib/notice/rules/outcome-draft';
import { outcomeEarly } from '#lib/notice/rules/outcome-early';
import { outcomeItem } from '#lib/notice/rules/outcome-item';
import { outcomeMasked } from '#lib/notice/rules/outcome-masked';
import { outcomePrivacy } from '#lib/notice/rules/outcome-privacy';
import { outcomeReply } from '#lib/notice/rules/outcome-reply';
import { outcomeWindow } from '#lib/notice/rules/outcome-window';
import { ownNumber } from '#lib/notice/rules/own-number';
import { partFolder } from '#lib/notice/rules/part-folder';
import { pictureAlternative } from '#lib/notice/rules/picture-alternative';
import { pictureFile } from '#lib/notice/rules/picture-file';
import { placeholder } from '#lib/notice/rules/placeholder';
import { publishedBeforeSignature } from '#lib/notice/rules/published-before-signature';
import { publishedInWindow } from '#lib/notice/rules/published-in-window';
import { rawHtml } from '#lib/notice/rules/raw-html';
import { referenceDefined } from '#lib/notice/rules/reference-defined';
import { signatureInText } from '#lib/notice/rules/signature-in-text';
import { signatureTwice } from '#lib/notice/rules/signature-twice';
import { steeringCharacter } from '#lib/notice/rules/steering-character';
import { titleMarks } from '#lib/notice/rules/title-marks';
import { unusedFile } from '#lib/notice/rules/unused-file';
import { windowInText } from '#lib/notice/rules/window-in-text';
import { windowOrder } from '#lib/notice/rules/window-order';
import { withdrawnDraft } from '#lib/notice/rules/withdrawn-draft';
import { withdrawnEarly } from '#lib/notice/rules/withdrawn-early';
import { yearlessDate } from '#lib/notice/rules/yearless-date';

/** Every rule that a notice must pass. Their order does not matter: problems are sorted by place. */
export const RULES: readonly Rule[] = [
  anchorReserved,
  anchorUnique,
  blankBesideDigits,
  blankBetweenCharacters,
  brokenCharacter,
  commentAfterValue,
  confusableWords,
  contactHours,
  contactMails,
  contactMissing,
  contactPhones,
  doneQuote,
  doubledItem,
  doubledQuote,
  earlyDate,
  emphasisInWord,
  emptyText,
  figureNumber,
  figureQuote,
  fileName,
  findingMissing,
  findingWords,
  folderName,
  footnoteUsed,
  headingLevel,
  headingMark,
  headingWording,
  indentedText,
  itemCount,
  itemOrder,
  itemTitle,
  lateDate,
  linkMarks,
  linkScheme,
  linkTarget,
  linkTitle,
  milestoneDate,
  milestoneOrder,
  milestoneQuote,
  mixedNumerals,
  nestedQuotes,
  outcomeCounts,
  outcomeDoubled,
  outcomeDraft,
  outcomeEarly,
  outcomeItem,
  outcomeMasked,
  outcomePrivacy,
  outcomeReply,
  outcomeWindow,
  ownNumber,
  partFolder,
  pictureAlternative,
  pictureFile,
  placeholder,
  publishedBeforeSignature,
  publishedInWindow,
  rawHtml,
  referenceDefined,
  signatureInText,
  signatureTwice,
  steeringCharacter,
  titleMarks,
  unusedFile,
  windowInText,
  windowOrder,
  withdrawnDraft,
  withdrawnEarly,
  yearlessDate,
];
