/** Says that the inbox is about to lock; anything that is done keeps it open. */
export function IdleWarning() {
  return (
    <div className="idle" role="alert">
      <p>
        <strong>一分钟后自动上锁。</strong>
        按任意键或者动一下鼠标，就不上锁。正在写的文字会加密留着，再输入口令就接着写。
      </p>
    </div>
  );
}
