/** Stands before the title of a withdrawn notice wherever it is named: page, list and share picture. */
export const WITHDRAWN_MARK = '【已撤回】';
