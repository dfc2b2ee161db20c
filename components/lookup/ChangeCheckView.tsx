import { AnswerList } from '#components/feedback/AnswerList';
import { AgainFields } from '#components/lookup/AgainFields';
import { BackupNote } from '#components/lookup/BackupNote';
import { LookupPage, type LookupPageProps } from '#components/lookup/LookupPage';
import { ViewRow } from '#components/page/ViewRow';
import { EDIT } from '#lib/feedback/form/fields';
import { changeTexts } from '#lib/feedback/lookup/change';
import type { ChangeCheckPage } from '#lib/feedback/lookup/response';
import { SITE_PATHS } from '#lib/model/addresses';

type ChangeCheckViewProps = LookupPageProps & Omit<ChangeCheckPage, 'page'>;

/** The confirmation of a change: what will be done, to do or to leave. Nothing is changed yet, and it says so. */
export function ChangeCheckView({
  publisher,
  receipt,
  change,
  values,
  token,
  current,
}: ChangeCheckViewProps) {
  const isWithdrawal = change === 'withdraw';
  return (
    <LookupPage title={isWithdrawal ? '请确认撤回' : '请核对后提交'} publisher={publisher} apart>
      <p className="note warn">
        <strong>{isWithdrawal ? '还没有撤回。' : '还没有提交。'}</strong>
        {isWithdrawal
          ? '撤回以后不能恢复。要撤回的，请按下面的“确认撤回”；不撤回的，请按“不撤回，返回办理情况”。'
          : '核对无误后，请按“确认提交”；需要修改的，请按“返回修改”，不要使用浏览器的后退。'}
      </p>
      {isWithdrawal ? (
        <>
          <p>
            撤回以后，您写的内容、补充和评价，以及答复，立即删除，办公室在网站上再也打不开。网站只记着：这个回执号的反馈，在哪一天撤回。
          </p>
          <BackupNote publisher={publisher} />
        </>
      ) : (
        <AnswerList
          words={changeTexts(change, values).map(({ label, value }) => ({
            label,
            value: value || '没有填写',
          }))}
        />
      )}
      <form method="post" action={SITE_PATHS.lookup} autoComplete="off">
        <AgainFields
          receipt={receipt.text}
          change={change}
          token={token}
          {...(!isWithdrawal && { values })}
        />
        <button type="submit">{isWithdrawal ? '确认撤回' : '确认提交'}</button>
        <button type="submit" name={EDIT} value="1" className="second">
          {isWithdrawal ? '不撤回，返回办理情况' : '返回修改'}
        </button>
        <ViewRow current={current} />
      </form>
    </LookupPage>
  );
}
