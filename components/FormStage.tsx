/** What the form does with what is written, at this stage of the product: it stores nothing yet. */
export function FormStage() {
  return (
    <p className="note">
      现阶段，表单还不保存任何内容：提交以后，网站把您写的文字原样交还给您，供您复制，并列出可以使用的电话和邮箱。
    </p>
  );
}
