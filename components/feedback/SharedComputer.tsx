interface SharedComputerProps {
  /** Whether everything is typed already, so that advice to open another window comes too late. */
  isTyped?: boolean;
}

/** Advice for shared computers, and for those that an employer monitors; it stands above the form, for it comes too late below. */
export function SharedComputer({ isTyped = false }: SharedComputerProps) {
  if (isTyped) {
    return (
      <p>
        浏览器会留下访问记录。使用公用或者单位的电脑、手机的，提交并抄下回执号以后，请关闭窗口，清除浏览记录。
      </p>
    );
  }
  return (
    <p>
      浏览器会记下点开过哪一项。公用或者单位的电脑、手机，请用“无痕”或者“隐私”窗口；怕人知道的，请用自己的设备和网络。
    </p>
  );
}
