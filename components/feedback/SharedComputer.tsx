/** Advice for shared computers, and for those that an employer monitors; it stands above the form, for it comes too late below. */
export function SharedComputer() {
  return (
    <p>
      浏览器会留下访问记录，包括点开过哪一项。使用公用或者单位的电脑、手机填写的，请先打开浏览器的“无痕”或者“隐私”窗口，填完后关闭；担心被人知道的，请使用自己的设备和网络。
    </p>
  );
}
