import { Steps } from '../../parts/Steps';

/** The steps of setting up, as the list of steps names them. */
export const SET_UP_STEPS = [
  '填写姓名，定好口令',
  '保存收件箱文件',
  '打开保存好的文件，输入口令',
  '打印恢复单，核对单子上的数字',
  '在服务器上确认',
] as const;

/** Where one is: the steps of setting up. @param current counts from 0. */
export function SetUpSteps({ current }: { current: number }) {
  return <Steps label="开办收件箱的步骤" steps={SET_UP_STEPS} current={current} />;
}
