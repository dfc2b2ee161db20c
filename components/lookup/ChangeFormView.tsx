import { ErrorList } from '#components/feedback/ErrorSummary';
import { Field } from '#components/feedback/Field';
import { AgainFields } from '#components/lookup/AgainFields';
import { LookupPage, type LookupPageProps } from '#components/lookup/LookupPage';
import { RatingField } from '#components/lookup/RatingField';
import { ViewRow } from '#components/page/ViewRow';
import { MESSAGE_MAX } from '#lib/feedback/form/fields';
import {
  type ChangeErrors,
  LOOKUP_FIELDS,
  lookupFieldId,
  REMARK_MAX,
  ratingFieldId,
} from '#lib/feedback/lookup/change';
import type { ChangeFormPage } from '#lib/feedback/lookup/response';
import { SITE_PATHS } from '#lib/model/addresses';

type ChangeFormViewProps = LookupPageProps & Omit<ChangeFormPage, 'page'>;

/** The form of an addition or of a rating. */
export function ChangeFormView({ publisher, receipt, change, values, errors, current }: ChangeFormViewProps) {
  const title = change === 'add' ? '补充内容' : '评价答复';
  const isRating = change === 'rate';
  return (
    <LookupPage title={errors ? `错误：${title}` : title} publisher={publisher} apart>
      {errors && <Errors errors={errors} />}
      <p>
        {isRating
          ? '评价加密后保存，只由办公室打开，以最后一次为准，可以再改。要公布的，只有各种评价的件数。'
          : `内容加密后保存，由${publisher.organization}打开，不在网站上显示，本页以后也不显示。`}
      </p>
      <form method="post" action={SITE_PATHS.lookup} noValidate autoComplete="off">
        <AgainFields receipt={receipt.text} />
        <input type="hidden" name={LOOKUP_FIELDS.filled} value="1" />
        {isRating && <RatingField values={values} error={errors?.rating} />}
        <Field
          id={lookupFieldId('message')}
          label={isRating ? '想说的话（选填）' : '补充的内容（必填）'}
          hint={`不超过${isRating ? REMARK_MAX : MESSAGE_MAX}字`}
          error={errors?.message}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              name={LOOKUP_FIELDS.message}
              rows={isRating ? 3 : 6}
              aria-required={isRating ? undefined : true}
              autoComplete="off"
              defaultValue={values.message}
            />
          )}
        </Field>
        <button type="submit">下一步：核对内容</button>
        <button type="submit" name={LOOKUP_FIELDS.change} value="" className="second">
          {isRating ? '不评价，返回办理情况' : '不补充，返回办理情况'}
        </button>
        {/* After the button that leaves the form: the first value of a name counts. */}
        <input type="hidden" name={LOOKUP_FIELDS.change} value={change} />
        <ViewRow current={current} />
      </form>
    </LookupPage>
  );
}

function Errors({ errors }: { errors: ChangeErrors }) {
  return (
    <ErrorList
      errors={[
        { field: ratingFieldId('satisfied'), text: errors.rating },
        { field: lookupFieldId('message'), text: errors.message },
      ]}
    />
  );
}
