/** Margins of a printed page in inches. */
export const printMargins = { top: 0.6, bottom: 0.7, left: 0.6, right: 0.6 } as const;

/** An empty header: without one the browser prints its own. */
export const printHeader = '<span></span>';

/** The footer of every page: a text, and the page's number of all. */
export const printFooter = (text: string): string => {
  const safe = text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);
  return `<div style="width:100%;padding:0 43px;display:flex;justify-content:space-between;font-size:8px;color:#667080;font-family:'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"><span>${safe}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;
};

export const PRINT_TIMEOUT_MS = 60_000;
