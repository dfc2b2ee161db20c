import { startInbox } from './work/start';

startInbox(({ root }) => {
  root.textContent = '收件箱';
});
