import { ATTACHMENT_RULES } from '#lib/content/attachment-rules';
import { LEDGER_RULES } from '#lib/content/ledger-rules';
import type { Rule } from '#lib/content/rule';
import { contactHours } from '#lib/content/rules/contact/contact-hours';
import { contactMails } from '#lib/content/rules/contact/contact-mails';
import { contactMissing } from '#lib/content/rules/contact/contact-missing';
import { contactPhones } from '#lib/content/rules/contact/contact-phones';
import { phoneArea } from '#lib/content/rules/contact/phone-area';
import { phoneElsewhere } from '#lib/content/rules/contact/phone-elsewhere';
import { earlyDate } from '#lib/content/rules/dates/early-date';
import { impossibleDate } from '#lib/content/rules/dates/impossible-date';
import { lateDate } from '#lib/content/rules/dates/late-date';
import { milestoneDate } from '#lib/content/rules/dates/milestone-date';
import { milestoneOrder } from '#lib/content/rules/dates/milestone-order';
import { publishedBeforeSignature } from '#lib/content/rules/dates/published-before-signature';
import { publishedInWindow } from '#lib/content/rules/dates/published-in-window';
import { signatureInText } from '#lib/content/rules/dates/signature-in-text';
import { signatureTwice } from '#lib/content/rules/dates/signature-twice';
import { windowInText } from '#lib/content/rules/dates/window-in-text';
import { windowLength } from '#lib/content/rules/dates/window-length';
import { windowOrder } from '#lib/content/rules/dates/window-order';
import { windowTime } from '#lib/content/rules/dates/window-time';
import { withdrawnDraft } from '#lib/content/rules/dates/withdrawn-draft';
import { withdrawnEarly } from '#lib/content/rules/dates/withdrawn-early';
import { yearlessDate } from '#lib/content/rules/dates/yearless-date';
import { anchorReserved } from '#lib/content/rules/links/anchor-reserved';
import { anchorUnique } from '#lib/content/rules/links/anchor-unique';
import { footnoteUsed } from '#lib/content/rules/links/footnote-used';
import { linkMarks } from '#lib/content/rules/links/link-marks';
import { linkScheme } from '#lib/content/rules/links/link-scheme';
import { linkTarget } from '#lib/content/rules/links/link-target';
import { linkTitle } from '#lib/content/rules/links/link-title';
import { pictureAlternative } from '#lib/content/rules/links/picture-alternative';
import { pictureFile } from '#lib/content/rules/links/picture-file';
import { pictureMetadata } from '#lib/content/rules/links/picture-metadata';
import { referenceDefined } from '#lib/content/rules/links/reference-defined';
import { outcomeCounts } from '#lib/content/rules/outcome/outcome-counts';
import { outcomeDoubled } from '#lib/content/rules/outcome/outcome-doubled';
import { outcomeDraft } from '#lib/content/rules/outcome/outcome-draft';
import { outcomeEarly } from '#lib/content/rules/outcome/outcome-early';
import { outcomeItem } from '#lib/content/rules/outcome/outcome-item';
import { outcomeMasked } from '#lib/content/rules/outcome/outcome-masked';
import { outcomePrivacy } from '#lib/content/rules/outcome/outcome-privacy';
import { outcomeRatings } from '#lib/content/rules/outcome/outcome-ratings';
import { outcomeReply } from '#lib/content/rules/outcome/outcome-reply';
import { outcomeWindow } from '#lib/content/rules/outcome/outcome-window';
import { doneQuote } from '#lib/content/rules/quotes/done-quote';
import { doubledQuote } from '#lib/content/rules/quotes/doubled-quote';
import { figureNumber } from '#lib/content/rules/quotes/figure-number';
import { figureQuote } from '#lib/content/rules/quotes/figure-quote';
import { findingMissing } from '#lib/content/rules/quotes/finding-missing';
import { findingWords } from '#lib/content/rules/quotes/finding-words';
import { milestoneQuote } from '#lib/content/rules/quotes/milestone-quote';
import { doubledItem } from '#lib/content/rules/structure/doubled-item';
import { emptyText } from '#lib/content/rules/structure/empty-text';
import { fileName } from '#lib/content/rules/structure/file-name';
import { folderName } from '#lib/content/rules/structure/folder-name';
import { headingLevel } from '#lib/content/rules/structure/heading-level';
import { headingMark } from '#lib/content/rules/structure/heading-mark';
import { headingWording } from '#lib/content/rules/structure/heading-wording';
import { issuerDoubled } from '#lib/content/rules/structure/issuer-doubled';
import { itemCount } from '#lib/content/rules/structure/item-count';
import { itemOrder } from '#lib/content/rules/structure/item-order';
import { itemTitle } from '#lib/content/rules/structure/item-title';
import { listNumber } from '#lib/content/rules/structure/list-number';
import { mergedCells } from '#lib/content/rules/structure/merged-cells';
import { ownNumber } from '#lib/content/rules/structure/own-number';
import { partFolder } from '#lib/content/rules/structure/part-folder';
import { reservedFile } from '#lib/content/rules/structure/reserved-file';
import { subjectLabel } from '#lib/content/rules/structure/subject-label';
import { tableForm } from '#lib/content/rules/structure/table-form';
import { titleMarks } from '#lib/content/rules/structure/title-marks';
import { unusedFile } from '#lib/content/rules/structure/unused-file';
import { alteredValue } from '#lib/content/rules/text/altered-value';
import { blankBesideDigits } from '#lib/content/rules/text/blank-beside-digits';
import { blankBetweenCharacters } from '#lib/content/rules/text/blank-between-characters';
import { brokenCharacter } from '#lib/content/rules/text/broken-character';
import { brokenEnumeration } from '#lib/content/rules/text/broken-enumeration';
import { commentAfterValue } from '#lib/content/rules/text/comment-after-value';
import { confusableWords } from '#lib/content/rules/text/confusable-words';
import { emphasisInWord } from '#lib/content/rules/text/emphasis-in-word';
import { indentedText } from '#lib/content/rules/text/indented-text';
import { invisibleCharacter } from '#lib/content/rules/text/invisible-character';
import { lineBreak } from '#lib/content/rules/text/line-break';
import { lookAlikeCharacter } from '#lib/content/rules/text/look-alike-character';
import { lostText } from '#lib/content/rules/text/lost-text';
import { mixedNumerals } from '#lib/content/rules/text/mixed-numerals';
import { nestedQuotes } from '#lib/content/rules/text/nested-quotes';
import { placeholder } from '#lib/content/rules/text/placeholder';
import { privateData } from '#lib/content/rules/text/private-data';
import { rawHtml } from '#lib/content/rules/text/raw-html';
import { undefinedCharacter } from '#lib/content/rules/text/undefined-character';
import { unfinishedText } from '#lib/content/rules/text/unfinished-text';

/** Every rule that a notice must pass. Their order does not matter: problems are sorted by place. */
export const RULES: readonly Rule[] = [
  ...ATTACHMENT_RULES,
  ...LEDGER_RULES,
  alteredValue,
  anchorReserved,
  anchorUnique,
  blankBesideDigits,
  blankBetweenCharacters,
  brokenCharacter,
  brokenEnumeration,
  commentAfterValue,
  confusableWords,
  contactHours,
  contactMails,
  contactMissing,
  contactPhones,
  phoneArea,
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
  impossibleDate,
  indentedText,
  invisibleCharacter,
  issuerDoubled,
  itemCount,
  itemOrder,
  itemTitle,
  lateDate,
  lineBreak,
  linkMarks,
  linkScheme,
  linkTarget,
  linkTitle,
  listNumber,
  lookAlikeCharacter,
  lostText,
  milestoneDate,
  milestoneOrder,
  milestoneQuote,
  mergedCells,
  mixedNumerals,
  nestedQuotes,
  outcomeCounts,
  outcomeDoubled,
  outcomeDraft,
  outcomeEarly,
  outcomeItem,
  outcomeMasked,
  outcomePrivacy,
  outcomeRatings,
  outcomeReply,
  outcomeWindow,
  ownNumber,
  partFolder,
  phoneElsewhere,
  pictureAlternative,
  pictureFile,
  pictureMetadata,
  placeholder,
  privateData,
  publishedBeforeSignature,
  publishedInWindow,
  rawHtml,
  referenceDefined,
  reservedFile,
  signatureInText,
  signatureTwice,
  subjectLabel,
  tableForm,
  titleMarks,
  undefinedCharacter,
  unfinishedText,
  unusedFile,
  windowInText,
  windowLength,
  windowOrder,
  windowTime,
  withdrawnDraft,
  withdrawnEarly,
  yearlessDate,
];
