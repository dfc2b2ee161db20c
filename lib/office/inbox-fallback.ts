/** The name under which the program tells that it runs (a property of `window`). */
export const INBOX_RUNS = 'inboxRuns';

/** The id of the element that stands there instead of the program. */
export const FALLBACK_ID = 'inbox-fallback';

/** What an inbox shows where its program cannot run: no script, an old browser, a viewer of files. */
export const INBOX_FALLBACK = `<div id="${FALLBACK_ID}">
<h1>收件箱没有打开</h1>
<p>打开这个文件的程序太旧，或者不允许它运行。文件没有坏，里面的内容也没有丢。</p>
<p>请把文件保存到电脑上，用下面任意一种浏览器打开：Chrome 或 Edge（109 版以上）、Firefox（115 版以上）、360 安全浏览器或 QQ 浏览器的新版（用极速模式）。</p>
<p>办法：用鼠标右键点这个文件，选“打开方式”，再选浏览器。不要在微信、QQ、钉钉、邮箱或者 WPS 里直接打开。</p>
</div>`;

/** Hides it while the program begins. In the oldest JavaScript (ECMAScript 3), so that it runs everywhere. */
export const HIDE_FALLBACK = `document.getElementById('${FALLBACK_ID}').style.display='none';`;

/** Shows it again where the program did not begin. */
export const SHOW_FALLBACK = `if(!window.${INBOX_RUNS})document.getElementById('${FALLBACK_ID}').style.display='';`;
