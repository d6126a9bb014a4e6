/** Why the server did not do what was asked (RFC 9457). */
export interface Problem {
  title: string;
  status: number;
  code: string;
  detail: string;
  /** What the account asks for besides its password, where that is what is missing. */
  methods?: string[];
  /** Which field of the request is at fault. */
  field?: string;
  /** As OAuth 2 names what is wrong. */
  error?: string;
}

export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** No answer came: the connection was cut, or the browser did not allow the request. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(message = 'The connection was lost.') {
    super(message);
  }
}

/** Reads a problem from an answer's body; where it holds none, says what little is known. */
export function problemOf(status: number, body: string): Problem {
  try {
    const read = JSON.parse(body) as Partial<Problem> | null;
    if (typeof read?.code === 'string' && typeof read.detail === 'string') {
      const { title = '', code, detail, methods, field, error } = read;
      return { title, status, code, detail, ...known({ methods, field, error }) };
    }
  } catch {
    // A proxy's page, or the storage's XML: not for people to read.
  }
  return { title: '', status, code: 'unknown', detail: `The server answered with status ${status}.` };
}

function known<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}

/** Whether the server refused for this reason. */
export function isProblem(error: unknown, ...codes: string[]): error is ProblemError {
  return error instanceof ProblemError && codes.includes(error.problem.code);
}

/** The same answer for every link that opens nothing (any more). */
export function invitationIsOver(error: unknown): boolean {
  return isProblem(error, 'invitation-invalid');
}

/** Whether trying the same once more can help. A conflict is with another request that is busy with the same. */
export function isPassing(problem: Problem): boolean {
  return problem.code === 'conflict' || problem.status >= 500 || problem.status === 408 || problem.status === 425 || problem.status === 429;
}
