/** Advice for shared computers, and for those that an employer monitors. */
export function SharedComputer() {
  return (
    <p className="hint">
      用公用或者单位的电脑、手机填写，浏览器可能留下记录。担心被人知道的，请改用自己的设备和网络，填完后关闭窗口。
    </p>
  );
}
