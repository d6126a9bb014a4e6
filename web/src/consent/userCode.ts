/** As devices show it: eight letters or digits in two groups; typed in whatever way. */
export function normalUserCode(typed: string): string {
  const code = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}
