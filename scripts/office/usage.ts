import { BACKUP_OPTIONS_USAGE, BACKUP_USAGE } from './backup/arguments';
import { BY_FILE_USAGE } from './by-file/arguments';
import { MAIL_USAGE } from './mail/arguments';
import { VERIFY_USAGE } from './record/arguments';
import { RETENTION_USAGE } from './retention/arguments';
import { SETUP_OPTIONS_USAGE, SETUP_USAGE } from './set-up/arguments';

/** The usage of `npm run office`. */
export const OFFICE_USAGE = `用法（在网站的文件夹里运行）：
  npm run office -- list                                    列出收到的反馈
  npm run office -- show 编号                               看一件反馈的全文；编号可以只写开头几位，也可以写回执号
  npm run office -- answer 编号 --file 文件名               答复写信人；不写 --file 就从键盘或者管道读
  npm run office -- state 编号 办理中                       记下办到哪一步：办理中、已答复、已办结、不予受理
  npm run office -- destroy 编号 --reason 无关              删除一件，不能恢复：撤回、到期、无关、决定
  npm run office -- ratings                                 数一数写信人对答复的评价，不显示是谁、说了什么
  npm run office -- export --format csv -o 文件名           把全部反馈导出成表格
  npm run office -- export --format json -o 文件名          把全部反馈导出成 JSON
  npm run office -- key 文件名                              生成办公室的密钥，并且登记
  npm run office -- key 开办申请.json                       收件箱的电脑不联网：收下它保存的开办文件（开办申请、开办回答）
  npm run office -- key 文件名 --replace                    私钥丢了：换一个新的，以前的反馈再也读不出来
${SETUP_USAGE}
${BY_FILE_USAGE}
${VERIFY_USAGE}
${RETENTION_USAGE}
${BACKUP_USAGE}
${MAIL_USAGE}
选项：
  --data 文件夹        反馈在这个文件夹里，不在默认的 data 里
  --identity 文件名    用这个文件里的私钥打开反馈，有几个就试几个
  --all                打开全部反馈的内容，不只是最近的（list）
  --file 文件名        答复的内容（answer）
  --reason 理由        给写信人看的理由（state）；为什么删除（destroy）
  --seen 版本          看过的版本（show 里写着）；后来有变动就不办（answer、state、destroy）
  --confirm            不再提问，直接办（answer、state、destroy、retention）；确认数字（setup）
  --replace            放弃丢失的私钥，登记新的（key）
  --format csv|json    导出的格式（export）
  -o 文件名            导出到新文件；不写就显示在窗口里（export）；开办文件写到哪里（setup）；收件箱程序写到哪里（inbox）；备份写到哪里（backup）
  --sealed             导出加密的原样，给不联网的收件箱（export）
${BACKUP_OPTIONS_USAGE}
${SETUP_OPTIONS_USAGE}`;
