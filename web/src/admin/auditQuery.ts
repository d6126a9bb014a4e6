/** What is looked for, as the page's address has it: days, as people have them here. */
export interface AuditFilter {
  q?: string | undefined;
  action?: string | undefined;
  /** `2026-05-01`, with all of that day. */
  from?: string | undefined;
  to?: string | undefined;
}

/** For the server, which knows instants only. */
export function auditQuery({ q, action, from, to }: AuditFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (q !== undefined && q !== '') query.set('q', q);
  if (action !== undefined && action !== '') query.set('action', action);
  const start = startOf(from, 0);
  const end = startOf(to, 1);
  if (start) query.set('from', start);
  if (end) query.set('to', end);
  return query;
}

function startOf(day: string | undefined, later: number): string | undefined {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const start = new Date(year, month - 1, date + later);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}

/** `second-factor-added` as people would write it. */
export function actionInWords(action: string): string {
  const words = action.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
