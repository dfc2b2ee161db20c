/** Says that the inbox is about to lock; anything that is done keeps it open. */
export function IdleWarning() {
  return (
    <div className="idle" role="alert">
      <p>
        <strong>一分钟后自动上锁。</strong>按任意键或者动一下鼠标，就不上锁。没有发出的文字，上锁以后会丢失。
      </p>
    </div>
  );
}
