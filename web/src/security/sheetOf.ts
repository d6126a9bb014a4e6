/** Recovery codes as a text to be kept, that still tells in years what it is for. */
export function sheetOf(codes: readonly string[], username: string, host: string): string {
  return [`Recovery codes of ${username} at ${host}. Each works once.`, '', ...codes, ''].join('\n');
}
