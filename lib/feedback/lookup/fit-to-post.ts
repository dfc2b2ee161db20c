import { cutToHtml, mostGivenBack } from '#lib/feedback/intake/given-back';
import type { LookupResponse } from '#lib/feedback/lookup/response';

/** Bytes of HTML that is given back of a receipt as it was typed: some times those of one with blanks or in full width. */
const RECEIPT_BYTES = 512;

/**
 * Keeps an answer from being much larger than the post, as `fitToPost` does at the form of a notice: words that would take
 * more HTML than the post had bytes are cut. A refusal shows them once then, without a form to send them again. Words that
 * are to be confirmed were found short enough, and stay whole.
 * @param size the size of the post's body, in bytes.
 */
export function fitLookupToPost(response: LookupResponse, size: number): LookupResponse {
  const most = mostGivenBack(size);
  switch (response.page) {
    case 'ask':
    case 'nothing':
      return { ...response, written: cutToHtml(response.written, RECEIPT_BYTES) };
    case 'change-form':
      return { ...response, values: cutMessage(response.values, most) };
    case 'refusal': {
      const { written, values } = response;
      // Shown, and in a hidden field.
      const isLong = cutToHtml(values.message, most / 2) !== values.message;
      const isNoReceipt = cutToHtml(written, RECEIPT_BYTES) !== written;
      if (!isLong && !isNoReceipt) return response;
      return { ...response, written: '', values: cutMessage(values, most), maySend: false };
    }
    default:
      return response;
  }
}

function cutMessage<Values extends { readonly message: string }>(values: Values, most: number): Values {
  return { ...values, message: cutToHtml(values.message, most) };
}
